using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Rules;

public sealed class ConfigRuleTests
{
    public static TheoryData<string> Codes => [.. ConfigRuleCases.All.Select(row => row.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_finds_its_fault_once_in_a_bad_configuration_and_says_what_to_do(string code)
    {
        var row = ConfigRuleCases.All.Single(row => row.Code == code);
        using TemporaryFolder folder = new(inMemory: true);
        Finding finding = Assert.Single(Check(code, ForeignConfigCase.Of(row.Script, row.Bad, folder.Path("bad"))));
        Assert.Equal((code, RuleCatalogue.Find(code)!.Severity), (finding.Code, finding.Severity));
        Assert.NotEmpty(finding.Location.Path);
        Assert.Matches("[.?]$", finding.Message);
        Assert.Matches("[.?]$", finding.Remedy);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_finds_nothing_in_a_good_configuration(string code)
    {
        var row = ConfigRuleCases.All.Single(row => row.Code == code);
        using TemporaryFolder folder = new(inMemory: true);
        Assert.Empty(Check(code, ForeignConfigCase.Of(row.Script, row.Good, folder.Path("good"))));
    }

    [Fact]
    public void Every_rule_on_configurations_has_a_bad_and_a_good_one() =>
        Assert.Equal(RuleCatalogue.Of<ForeignConfig>().Select(rule => rule.Code), ConfigRuleCases.All.Select(row => row.Code));

    [Fact]
    public void A_secret_is_never_shown()
    {
        using TemporaryFolder folder = new(inMemory: true);
        ForeignConfig config = ForeignConfigCase.Of("train_network", "wandb_api_key = \"s3cr3t\"\nhuggingface_token = \"t0k3n\"", folder.Path("x"));
        Assert.All(ConfigChecks.Run(config), finding => Assert.DoesNotMatch("s3cr3t|t0k3n", finding.Message + finding.Remedy));
    }

    [Fact]
    public void A_finding_names_the_line_of_its_key()
    {
        using TemporaryFolder folder = new(inMemory: true);
        ForeignConfig config = ForeignConfigCase.Of("train_network", "\nlearnig_rate = 1e-3\nbatch_size = 4", folder.Path("x"));
        Finding[] found = [.. ConfigChecks.Run(config).Where(finding => finding.Code == "CFG034")];
        Assert.Equal(["'learnig_rate' is not an option of train_network.py: learning_rate is set elsewhere and stays as it is there.",
            "'batch_size' is not an option of train_network.py: train_batch_size stays at its default, 1."], found.Select(finding => finding.Message));
        Assert.Equal(found[0].Location.Line + 1, found[1].Location.Line);
        Assert.True(found[0].Location.Line > 0);
    }

    [Fact]
    public void The_first_failure_stands_where_its_option_does()
    {
        using TemporaryFolder folder = new(inMemory: true);
        ForeignConfig config = ForeignConfigCase.Of("train_network", "resolution = 512", folder.Path("x"));
        Finding finding = ConfigChecks.Run(config).First(finding => finding.Code == "CFG032");
        Assert.True(finding.Location.Line > 1);
        Assert.EndsWith("(AttributeError at library/train_util.py:5410).", finding.Message);
    }

    private static IEnumerable<Finding> Check(string code, ForeignConfig config) => ((Rule<ForeignConfig>)RuleCatalogue.Find(code)!).Check(config);
}
