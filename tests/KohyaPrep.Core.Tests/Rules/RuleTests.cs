using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;

namespace KohyaPrep.Core.Tests.Rules;

public sealed class RuleTests
{
    public static TheoryData<string> Codes => [.. RuleCases.All.Select(row => row.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_finds_its_fault_once_in_a_bad_subject_and_says_what_to_do(string code)
    {
        Finding finding = Assert.Single(RuleCases.Check(code, Case(code).Bad));
        Assert.Equal(code, finding.Code);
        Assert.Equal(RuleCatalogue.Find(code)!.Severity, finding.Severity);
        Assert.EndsWith(".", finding.Message);
        Assert.Matches("[.?]$", finding.Remedy);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_finds_nothing_in_a_good_subject(string code) => Assert.Empty(RuleCases.Check(code, Case(code).Good));

    [Fact]
    public void Every_rule_on_pictures_captions_and_sets_has_a_bad_and_a_good_subject() =>
        Assert.Equal(
            RuleCatalogue.All
                .Where(rule => rule is Rule<ImageFacts> or Rule<CaptionFacts> or Rule<TemplateText> or Rule<DatasetSubject>)
                .Select(rule => rule.Code),
            RuleCases.All.Select(row => row.Code));

    private static (string Code, object Bad, object Good) Case(string code) => RuleCases.All.Single(row => row.Code == code);
}
