using System.Numerics;
using System.Text.Json;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer.Simulation;

public class ValidationSplitTests
{
    [Fact]
    public void A_seeded_split_is_the_trainer_s_own()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/validation-split.json")));
        int cases = 0;
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            (IReadOnlyList<int> train, IReadOnlyList<int> validation) = ValidationSplit.Of(
                item.GetProperty("pictures").GetInt32(),
                item.GetProperty("validation_split").GetDouble(),
                BigInteger.Parse(item.GetProperty("validation_seed").GetRawText(), System.Globalization.CultureInfo.InvariantCulture))!.Value;
            Assert.Equal(item.GetProperty("train").EnumerateArray().Select(index => index.GetInt32()), train);
            Assert.Equal(item.GetProperty("validation").EnumerateArray().Select(index => index.GetInt32()), validation);
            cases++;
        }

        Assert.True(cases > 20, $"only {cases} splits were checked");
    }

    [Theory]
    [InlineData(4, 0.25, 3, 1)]
    [InlineData(5, 0.3, 4, 2)]
    [InlineData(3, 1.0, 0, 3)]
    [InlineData(4, 1.5, 2, 2)]
    [InlineData(1, 0.5, 1, 0)]
    public void Without_a_seed_only_the_numbers_are_known(int count, double split, int train, int validation)
    {
        Assert.Null(ValidationSplit.Of(count, split, null));
        Assert.Equal((train, validation), (ValidationSplit.TrainCount(count, split), ValidationSplit.ValidationCount(count, split)));
    }
}
