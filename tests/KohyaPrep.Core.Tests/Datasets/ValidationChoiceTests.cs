using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Tests.Datasets;

public sealed class ValidationChoiceTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 20)]
    [InlineData(0.0025, 1)]
    [InlineData(17, 17)]
    [InlineData(1, 1)]
    public void As_many_are_held_back_as_were_asked_for(double asked, int held) => Assert.Equal(held, Held(Pictures(204), asked).Count);

    [Fact]
    public void The_seed_and_the_contents_decide_and_neither_names_nor_order()
    {
        ImageFacts[] pictures = Pictures(204);
        HashSet<string> held = [.. Held(pictures, 0.1)];
        Assert.Equal(held, (HashSet<string>)[.. Held([.. pictures.Select((picture, i) => picture with { Path = $"other {203 - i:000}.png" }).Reverse()], 0.1)]);
        Assert.NotEqual(held, (HashSet<string>)[.. Held(pictures, 0.1, seed: 43)]);
        Assert.InRange(Held([.. pictures, .. Pictures(220).Skip(204)], 0.1).Count(held.Contains), 15, 20);
    }

    [Fact]
    public void Duplicates_and_enlargements_and_near_duplicates_stay_on_one_side()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            ImageFacts[] pictures =
            [
                .. Pictures(30).Select((picture, i) => i % 3 == 1 ? picture with { PixelHash = Hash(i - 1) } : picture),
                Picture("large.png", "large") with { ArtHash = Hash(5) },
            ];
            Dataset dataset = Set(pictures) with
            {
                NearDuplicates = [new NearGroup(NearKind.Mirrored, [pictures[2].Path, pictures[6].Path, "broken.png"], 2), new NearGroup(NearKind.Alike, [pictures[6].Path, pictures[9].Path], 1)],
            };
            bool[] isHeld = ValidationChoice.Of(pictures, dataset, Section(0.5, seed));
            for (int i = 0; i < 30; i += 3)
                Assert.Equal(isHeld[i], isHeld[i + 1]);
            Assert.Equal(isHeld[5], isHeld[30]);
            Assert.All((int[])[6, 7, 9, 10], i => Assert.Equal(isHeld[2], isHeld[i]));
            Assert.InRange(isHeld.Count(one => one), 1, 16);
        }
    }

    [Fact]
    public void A_group_that_is_larger_than_what_is_asked_for_is_trained_on() =>
        Assert.Empty(Held([.. Pictures(9).Select(picture => picture with { PixelHash = "same" })], 0.3));

    private static List<string> Held(ImageFacts[] pictures, double asked, int seed = 42)
    {
        bool[] isHeld = ValidationChoice.Of(pictures, Set(pictures), Section(asked, seed));
        return [.. pictures.Where((_, i) => isHeld[i]).Select(picture => picture.PixelHash).Order(StringComparer.Ordinal)];
    }

    private static DatasetSection Section(double validation, int seed) =>
        new("/data", null, ".txt", null, false, 1, "") { Validation = validation, ValidationSeed = seed };

    private static Dataset Set(IReadOnlyList<ImageFacts> pictures) => new("/data", "data", pictures, [], null);

    private static ImageFacts[] Pictures(int count) => [.. Enumerable.Range(0, count).Select(i => Picture($"punk {i:000}.png", Hash(i)))];

    private static string Hash(int number) => $"{number * 2654435761L % 4294967291:x8}";

    private static ImageFacts Picture(string path, string hash) =>
        new() { Path = path, FileSize = 1, Format = "png", Readability = Readability.Whole, Width = 24, Height = 24, PixelHash = hash, FileHash = hash };
}
