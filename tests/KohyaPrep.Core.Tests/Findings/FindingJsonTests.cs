using System.Text.Json;
using CsCheck;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Tests.Findings;

public sealed class FindingJsonTests
{
    private static readonly Finding Unknown = new("CFG001", "unknown-key", Severity.Error, new Location("punks.yaml", 14, 3), "'dím' is \"not\" known.", "Did you mean 'dim'?");

    private static readonly Finding Marked = new("CAP005", "byte-order-mark", Severity.Info, new Location("a.txt", 1, 1), "Marked.", "Save anew.")
    {
        Fix = new Fix(FixKind.DropMark, FixPlace.Captions, "a.txt", "The mark goes."),
    };

    [Fact]
    public void Findings_are_one_array_of_objects_with_fixed_keys() =>
        Assert.Equal(
            """
            [
              {
                "code": "CFG001",
                "name": "unknown-key",
                "severity": "error",
                "file": "punks.yaml",
                "line": 14,
                "column": 3,
                "message": "'dím' is \"not\" known.",
                "remedy": "Did you mean 'dim'?",
                "fix": null
              },
              {
                "code": "CAP005",
                "name": "byte-order-mark",
                "severity": "info",
                "file": "a.txt",
                "line": 1,
                "column": 1,
                "message": "Marked.",
                "remedy": "Save anew.",
                "fix": "The mark goes."
              }
            ]

            """,
            Text(writer => FindingJson.WriteArray(writer, [Unknown, Marked])),
            ignoreLineEndingDifferences: true);

    [Fact]
    public void No_findings_are_an_empty_array_or_no_line()
    {
        Assert.Equal("[]\n", Text(writer => FindingJson.WriteArray(writer, [])));
        Assert.Equal("", Text(writer => FindingJson.WriteLines(writer, [])));
    }

    [Fact]
    public void Any_text_is_read_back_as_it_was_one_object_a_line() =>
        Gen.Select(Gen.String, Gen.String, Gen.Int[0, 9]).Where(row => IsText(row.Item1) && IsText(row.Item2)).Array[0, 5].Sample(rows =>
        {
            Finding[] findings = [.. rows.Select(row => Unknown with { Message = row.Item1, Location = new Location(row.Item2, row.Item3) })];
            string[] lines = Text(writer => FindingJson.WriteLines(writer, findings)).Split('\n')[..^1];
            Assert.Equal(findings.Length, lines.Length);
            foreach ((Finding finding, string line) in findings.Zip(lines))
            {
                using JsonDocument json = JsonDocument.Parse(line);
                Assert.Equal(finding.Message, json.RootElement.GetProperty("message").GetString());
                Assert.Equal(finding.Location.Path, json.RootElement.GetProperty("file").GetString());
                Assert.Equal(finding.Location.Line, json.RootElement.GetProperty("line").GetInt32());
            }
        });

    private static bool IsText(string text) => !text.Any(char.IsSurrogate);

    private static string Text(Action<TextWriter> write)
    {
        StringWriter writer = new();
        write(writer);
        return writer.ToString();
    }
}
