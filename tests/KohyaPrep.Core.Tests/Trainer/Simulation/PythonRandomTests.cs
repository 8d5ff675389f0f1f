using System.Numerics;
using System.Text.Json;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer.Simulation;

public class PythonRandomTests
{
    [Theory]
    [InlineData("0", new[] { 7, 8, 1, 5, 3, 4, 2, 0, 9, 6 })]
    [InlineData("42", new[] { 7, 5, 2, 8, 9, 6, 11, 3, 4, 0, 1, 10 })]
    [InlineData("-7", new[] { 1, 6, 7, 4, 0, 8, 3, 2, 5 })]
    [InlineData("18446744073709551621", new[] { 7, 4, 3, 5, 0, 2, 6, 1 })]
    public void A_list_is_shuffled_as_python_shuffles_it(string seed, int[] expected)
    {
        int[] items = [.. Enumerable.Range(0, expected.Length)];
        new PythonRandom(BigInteger.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)).Shuffle(items);
        Assert.Equal(expected, items);
    }

    [Fact]
    public void Every_split_of_the_trainer_begins_and_ends_as_the_shuffled_pictures_do()
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(Shared.Path("conformance/validation-split.json")));
        Assert.All(cases.RootElement.EnumerateArray().ToList(), one =>
        {
            int[] pictures = [.. Enumerable.Range(0, one.GetProperty("pictures").GetInt32())];
            new PythonRandom(BigInteger.Parse(one.GetProperty("validation_seed").GetRawText(), System.Globalization.CultureInfo.InvariantCulture)).Shuffle(pictures);
            int[] train = Numbers(one.GetProperty("train"));
            int[] validation = Numbers(one.GetProperty("validation"));
            Assert.Equal(train, pictures[..train.Length]);
            Assert.Equal(validation, pictures[^validation.Length..]);
        });
    }

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];
}
