using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;

namespace KohyaPrep.Core.Tests.Findings;

public sealed class SuppressionsTests
{
    private static readonly Finding Third = new("CFG012", "size-not-for-model", Severity.Error, new Location("a.toml", 3), "It dies.", "Change it.");

    [Theory]
    [InlineData("\n\nkey = 1 # kohyaprep: ignore CFG012 because it is a trial run")]
    [InlineData("\n\nkey = 1 #kohyaprep:ignore cfg012: it is a trial run")]
    [InlineData("\n\nkey = 1  # kohyaprep: ignore size-not-for-model it is a trial run")]
    [InlineData("\n# kohyaprep: ignore CFG012 because it is a trial run\nkey = 1")]
    [InlineData("# kohyaprep: ignore CFG012 - it is a trial run\r\n# another\r\nkey = 1")]
    [InlineData("# kohyaprep: ignore CFG001, CFG012 because it is a trial run\n\nkey = 1")]
    [InlineData("\n\nkey = 1\n# kohyaprep: ignore-file CFG012 because it is a trial run")]
    public void A_comment_suppresses_at_its_own_line_or_at_the_line_below(string text)
    {
        FindingReport report = new Suppressions(SuppressionComments.Read(text, "a.toml")).Apply([Third]);
        Assert.Empty(report.Findings);
        Assert.Equal("it is a trial run", Assert.Single(report.Suppressed).Suppression.Reason);
    }

    [Theory]
    [InlineData("key = 1 # kohyaprep: ignore CFG012 because it is another line\nother = 1\nthird = 1")]
    [InlineData("\n\nkey = 1 # kohyaprep: ignore CFG001 because it is another rule")]
    [InlineData("\n\nkey = 1 # kohyaprep: ignore CFG012")]
    [InlineData("\n\nkey = 1 # kohyaprep: ignore CFG012 because")]
    [InlineData("\n\nkey = 1 # kohyaprep: allow CFG012 because it is another verb")]
    [InlineData("\n\nkey = \"kohyaprep: ignore CFG012 because it is no comment\"")]
    [InlineData("# kohyaprep: ignore CFG012 because it stands two lines above\nkey = 1\nthird = 1")]
    public void Another_line_rule_or_form_does_not_suppress(string text) =>
        Assert.Equal([Third], new Suppressions(SuppressionComments.Read(text, "a.toml")).Apply([Third]).Findings);

    [Fact]
    public void A_comment_in_one_file_says_nothing_of_another() =>
        Assert.Single(new Suppressions(SuppressionComments.Read("# kohyaprep: ignore-file CFG012 because so", "b.toml")).Apply([Third]).Findings);

    [Fact]
    public void A_list_suppresses_wherever_the_finding_is()
    {
        Suppressions listed = new([new Suppression("CFG012", "known", new Location("r.yaml", 9))]);
        Assert.Equal(2, listed.Apply([Third, Third with { Location = new Location("b") }]).Suppressed.Count);
    }

    [Fact]
    public void A_suppression_that_hits_nothing_is_worth_knowing()
    {
        FindingReport report = SuppressionChecks.Run([], new([new Suppression("CFG012", "known", new Location("r.yaml", 9))]));
        Finding unused = Assert.Single(report.Findings);
        Assert.Equal(("CFG030", Severity.Info, 9), (unused.Code, unused.Severity, unused.Location.Line));
    }

    [Fact]
    public void A_suppression_of_an_unknown_rule_brings_up_the_one_that_was_meant()
    {
        FindingReport report = SuppressionChecks.Run([], new([new Suppression("size-not-for-modle", "known", new Location("r.yaml"))]));
        Assert.Contains("CFG012", Assert.Single(report.Findings).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppression_without_a_reason_is_a_finding_and_suppresses_nothing()
    {
        FindingReport report = SuppressionChecks.Run([Third], new(SuppressionComments.Read("\n\nkey = 1 # kohyaprep: ignore CFG012", "a.toml")));
        Assert.Equal(["CFG012", "CFG031"], report.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void The_summary_counts_what_is_suppressed()
    {
        StringWriter writer = new();
        FindingText.Write(writer, [Third], suppressed: 2);
        Assert.EndsWith("1 error (2 suppressed)\n", writer.ToString());
    }
}
