using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Tests.Findings;

public sealed class FindingTextTests
{
    private static readonly Finding Hidden = new("IMG007", "hidden-colour-under-transparency", Severity.Warning, new Location("set/a.png"), "5 pixels are transparent.", "Flatten it.");
    private static readonly Finding Unknown = new("CFG001", "unknown-key", Severity.Error, new Location("punks.yaml", 14, 3), "'netwrok_dim' is not an option", "Did you mean 'network_dim'?");

    [Fact]
    public void A_finding_is_a_line_of_place_code_severity_message_and_remedy() =>
        Assert.Equal(
            """
            punks.yaml:14: CFG001 error: 'netwrok_dim' is not an option. Did you mean 'network_dim'?
            set/a.png: IMG007 warning: 5 pixels are transparent. Flatten it.
            1 error, 1 warning

            """,
            Text([Unknown, Hidden]),
            ignoreLineEndingDifferences: true);

    [Fact]
    public void Many_findings_of_one_rule_are_folded_after_the_fifth() =>
        Assert.Equal(
            """
            set/0.png: IMG007 warning: 5 pixels are transparent. Flatten it.
            set/1.png: IMG007 warning: 5 pixels are transparent. Flatten it.
            set/2.png: IMG007 warning: 5 pixels are transparent. Flatten it.
            set/3.png: IMG007 warning: 5 pixels are transparent. Flatten it.
            set/4.png: IMG007 warning: 5 pixels are transparent. Flatten it.
            punks.yaml:14: CFG001 error: 'netwrok_dim' is not an option. Did you mean 'network_dim'?
            IMG007 warning: 195 more of hidden-colour-under-transparency not shown
            1 error, 200 warnings

            """,
            Text([.. Many(200), Unknown]),
            ignoreLineEndingDifferences: true);

    [Fact]
    public void An_error_is_never_folded_behind_notes_of_the_same_rule()
    {
        Finding[] notes = [.. Many(20).Select(finding => finding with { Severity = Severity.Info })];
        Assert.Contains("set/a.png: IMG007 warning:", Text([.. notes, Hidden]), StringComparison.Ordinal);
    }

    [Fact]
    public void All_are_shown_when_asked_for() => Assert.Equal(201, Text(Many(200), all: true).Count(character => character == '\n'));

    [Fact]
    public void Nothing_found_is_said_too() => Assert.Equal("nothing found\n", Text([]));

    [Fact]
    public void A_line_break_in_a_file_name_does_not_look_like_another_finding() =>
        Assert.DoesNotContain('\n', FindingText.LineOf(Hidden with { Location = new Location("a\nb.png: IMG001 error:") }));

    [Fact]
    public void Counts_say_whether_a_severity_is_reached()
    {
        FindingCounts counts = FindingCounts.Of([Hidden]);
        Assert.False(counts.Reaches(Severity.Error));
        Assert.True(counts.Reaches(Severity.Warning));
        Assert.True(counts.Reaches(Severity.Info));
        Assert.Equal("2 errors, 1 note", new FindingCounts(2, 0, 1).ToString());
    }

    private static Finding[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => Hidden with { Location = new Location($"set/{i}.png") })];

    private static string Text(IReadOnlyList<Finding> findings, bool all = false)
    {
        StringWriter writer = new();
        FindingText.Write(writer, findings, all);
        return writer.ToString();
    }
}
