using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class EscapedPath : ConfigRule
{
    public static EscapedPath Rule { get; } = new();

    public override string Code => "CFG098";

    public override string Name => "escaped-path";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A path has control characters in it.";

    public override string Why =>
        "Between double quotation marks a backslash begins an escape: \"C:\\train\\new\" becomes a path with a tab and a line "
        + "break, without a word.";

    public override string Remedy => "Write the path with forward slashes, or between single quotation marks.";

    public override Example Example => new("output_dir = \"C:\\train\\new\"", "output_dir = 'C:\\train\\new'");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from entry in subject.Entries()
        let text = (entry.Place.Value as ConfigNode.Text)?.Value
        where text is not null && (entry.Key.EndsWith("_dir", StringComparison.Ordinal) || text.Length > 1 && text[1] == ':') && text.Any(char.IsControl)
        select At(entry.Place.Location, $"{entry.Key} has a control character in it: a backslash was read as an escape.");
}
