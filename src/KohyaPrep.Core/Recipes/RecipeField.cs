namespace KohyaPrep.Core.Recipes;

/// <summary>
/// A key of a recipe: the one description that the reader checks by, and that the JSON schema for editors and the recipe reference
/// are made from.
/// </summary>
/// <param name="Key">With its section, dotted: <c>training.epochs</c>.</param>
/// <param name="Meaning">One sentence, as the reference prints it.</param>
public sealed record RecipeField(string Key, FieldKind Kind, string Meaning)
{
    /// <summary>The words that a choice takes.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Smallest value of a number.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Largest value of a number.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Minimum"/> itself is too small.</summary>
    public bool IsAboveMinimum { get; init; }

    /// <summary>What holds when no layer says anything, as it would be written; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a recipe must have it, from whichever layer.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What it takes, in words: <c>an integer of at least 1</c>.</summary>
    public string Expected => Kind switch
    {
        FieldKind.Text => "a text",
        FieldKind.Path => "a path",
        FieldKind.Integer => "an integer" + Range,
        FieldKind.Number => "a number" + Range,
        FieldKind.Flag => "true or false",
        FieldKind.Choice => "one of " + string.Join(", ", Choices),
        _ => "a list of texts",
    };

    private string Range => (double.IsFinite(Minimum), double.IsFinite(Maximum)) switch
    {
        (true, true) => Invariant($" from {Minimum} to {Maximum}"),
        (true, false) when IsAboveMinimum => Invariant($" above {Minimum}"),
        (true, false) => Invariant($" of at least {Minimum}"),
        _ => "",
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
