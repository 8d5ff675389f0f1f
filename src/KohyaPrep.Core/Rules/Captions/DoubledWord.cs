using System.Text.RegularExpressions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed partial class DoubledWord : Rule<CaptionFacts>
{
    public static DoubledWord Rule { get; } = new();

    public override string Code => "CAP024";

    public override string Name => "doubled-word";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A word stands twice in a row.";

    public override string Why =>
        "It is mostly what remained when something between the two was taken out, or two captions were joined. The model is "
        + "told that this picture differs from one where the word stands once.";

    public override string Remedy => "Take one of the two out, or put back what stood between them.";

    public override Example Example => new("punk, light light skin", "punk, light skin");

    // Words that are said twice on purpose.
    private static readonly HashSet<string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        "very", "so", "really", "that", "had", "no", "bye", "ha", "choo", "cha", "tom", "pom", "can", "yo", "chop", "night", "knock", "tic", "bora", "jar", "duran",
    };

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        string[] doubled =
        [
            .. Doubled().Matches(subject.Text)
                .Where(match => !Meant.Contains(match.Groups[1].Value))
                .Select(match => match.Value)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        if (doubled.Length > 0)
            yield return At(new Location(subject.Shown, 1), $"A word is doubled: '{string.Join("', '", doubled)}'.");
    }

    [GeneratedRegex(@"(?<![\w'’-])(\p{L}+)[ \t]+\1(?![\w'’-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Doubled();
}
