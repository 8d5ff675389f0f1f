using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Rules;

public sealed class ForeignCaptionTests
{
    [Fact]
    public void Captions_of_anyone_s_files_are_checked_as_those_of_a_folder_are()
    {
        Assert.Equal(["CAP004", "CAP006"], Codes("+data/1_punk/a.txt:a punk with #c06148 hair\rsecond line", ""));
        Assert.Equal(["CAP006"], Codes("+data/1_punk/a.txt:a punk with #c06148 hair\rsecond line", "enable_wildcard = true"));
    }

    [Fact]
    public void A_prefix_counts_against_the_tokens_that_the_trainer_takes()
    {
        string caption = "+data/1_punk/a.txt:" + string.Join(' ', Enumerable.Range(0, 74).Select(i => "hat"));
        Assert.DoesNotContain("CAP020", Codes(caption, ""));
        Assert.Contains("CAP020", Codes(caption, "caption_prefix = \"one two\""));
        Assert.DoesNotContain("CAP020", Codes(caption, "caption_prefix = \"one two\"\nmax_token_length = 150"));
    }

    private static string[] Codes(string caption, string lines)
    {
        using TemporaryFolder folder = new(inMemory: true);
        ForeignReading reading = new(ForeignConfigCase.Of("train_network", $"{caption}\n{lines}", folder.Root), [], Suppressions.None);
        return [.. TrainerFileChecks.Run(reading).Findings.Select(finding => finding.Code).Where(code => code.StartsWith("CAP", StringComparison.Ordinal)).Distinct().Order()];
    }
}
