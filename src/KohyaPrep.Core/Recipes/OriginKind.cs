namespace KohyaPrep.Core.Recipes;

/// <summary>The layers of a recipe, lowest first: a later one wins.</summary>
public enum OriginKind
{
    Default,
    Template,
    Recipe,
    CommandLine,

    /// <summary>Worked out by the program from the rest, such as the resolution from the pictures.</summary>
    Derived,
}
