namespace KohyaPrep.Core.Rules;

/// <summary>A family of rules: what their codes begin with, and the folder that their files lie in.</summary>
/// <param name="Prefix">Such as <c>IMG</c>.</param>
/// <param name="Title">What they are about, for people.</param>
/// <param name="Folder">Below <c>Rules</c>.</param>
public sealed record RuleFamily(string Prefix, string Title, string Folder)
{
    /// <summary>In the order of a dataset's way through the program.</summary>
    public static IReadOnlyList<RuleFamily> All { get; } =
    [
        new("IMG", "Pictures", "Images"),
        new("CAP", "Captions", "Captions"),
        new("SET", "Sets", "Sets"),
        new("CFG", "Recipes and trainer files", "Configs"),
        new("ENV", "Machines", "Machines"),
        new("RUN", "Runs", "Runs"),
    ];

    public bool Holds(Rule rule) => rule.Code.StartsWith(Prefix, StringComparison.Ordinal);
}
