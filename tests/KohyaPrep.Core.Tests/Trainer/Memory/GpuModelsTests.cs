using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Tests.Rules;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer.Memory;

public sealed class GpuModelsTests
{
    [Theory]
    [InlineData("T4", "T4", false)]
    [InlineData("Tesla T4", "T4", false)]
    [InlineData("NVIDIA GeForce RTX 3060", "RTX 3060", true)]
    [InlineData("rtx3060ti", "RTX 3060 Ti", true)]
    [InlineData("rtx 2080 ti", "RTX 2080 Ti", false)]
    [InlineData("a100-80gb", "A100 80GB", true)]
    public void A_card_is_found_however_its_name_is_spelt(string written, string name, bool hasBfloat16)
    {
        Gpu card = GpuModels.Of(written);
        Assert.Equal((name, hasBfloat16), (card.Name, GpuModels.HasBfloat16(card)));
    }

    [Fact]
    public void A_name_that_is_no_card_s_is_refused_with_the_nearest_one() =>
        Assert.Contains("Did you mean 'RTX 3090'?", Assert.Throws<KohyaPrepException>(() => GpuModels.Of("RTX 3095")).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_name_leads_to_its_own_card() => Assert.All(GpuModels.Names, name => Assert.Equal(name, GpuModels.Of(name).Name));

    [Theory]
    [InlineData("T4", "bf16", true)]
    [InlineData("T4", "fp16", false)]
    [InlineData("L4", "bf16", false)]
    public void A_precision_that_the_named_card_lacks_is_found_at_its_line(string card, string precision, bool isFound)
    {
        using TemporaryFolder folder = new(inMemory: true);
        ForeignConfig config = ForeignConfigCase.Of("train_network", $"mixed_precision = \"{precision}\"", folder.Root);
        Finding[] found = [.. TrainerFileChecks.Run(new ForeignReading(config, [], Suppressions.None), GpuModels.Of(card)).Findings.Where(finding => finding.Code == "ENV043")];
        Assert.Equal(isFound ? 1 : 0, found.Length);
        Assert.All(found, finding => Assert.True(finding.Location.Line > 0));
    }

    [Fact]
    public void A_training_that_is_too_large_for_the_named_card_is_found()
    {
        using TemporaryFolder folder = new(inMemory: true);
        ForeignConfig config = ForeignConfigCase.Of("sdxl_train", "resolution = \"1024\"", folder.Root);
        ForeignReading reading = new(config, [], Suppressions.None);
        Assert.Contains(TrainerFileChecks.Run(reading, GpuModels.Of("T4")).Findings, finding => finding.Code == "ENV020");
        Assert.DoesNotContain(TrainerFileChecks.Run(reading).Findings, finding => finding.Code == "ENV020");
    }
}
