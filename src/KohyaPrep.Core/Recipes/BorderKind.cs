namespace KohyaPrep.Core.Recipes;

/// <summary>The ways to fill a border.</summary>
public enum BorderKind
{
    /// <summary>The outermost pixels go on.</summary>
    Edge,

    /// <summary>The picture is mirrored at its edge, the outermost pixel first.</summary>
    Mirror,

    /// <summary>One colour.</summary>
    Colour,
}
