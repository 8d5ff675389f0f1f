using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Scores;

namespace KohyaPrep.Imaging.Tests.Scores;

public sealed class SetScorerTests
{
    private static readonly Random Random = new(7);

    /// <summary>A figure of its own on a background of its own, for each number.</summary>
    private static PixelImage Figure(int number)
    {
        Random random = new(number);
        PixelImage image = new(16, 16, new byte[4 * 256]);
        uint background = (uint)random.Next() | 0xFF000000, skin = (uint)random.Next() | 0xFF000000;
        image.Pixels.Fill(background);
        for (int y = 4; y < 14; y++)
        {
            for (int x = 4; x < 12; x++)
                image.Row(y)[x] = random.Next(4) == 0 ? (uint)random.Next() | 0xFF000000 : skin;
        }

        return image;
    }

    private static ScoredFile File(string name, PixelImage? image, string trouble = "") => new(name, image, Reduction.None, false, trouble);

    private static ReferenceSet Originals(int count) => ReferenceSet.Of([.. Enumerable.Range(0, count).Select(i => File($"o{i}.png", Figure(i)))]);

    private static SetScore Score(ReferenceSet originals, IReadOnlyList<ScoredFile> files, Dictionary<string, string>? pairs = null) =>
        SetScorer.Score(originals, new ScoreRequest("generated", "originals", files, pairs ?? [], pairs is null ? ScoreKind.Unpaired : ScoreKind.Paired, false));

    [Fact]
    public void A_copy_of_another_original_than_the_one_that_was_meant_is_found()
    {
        ReferenceSet originals = Originals(12);
        SetScore score = Score(originals, [File("a.png", Figure(3)), File("b.png", Figure(5))], new() { ["a.png"] = "o3.png", ["b.png"] = "o4.png" });
        Assert.Equal((1, 0), (score.Counts.Copies, score.Counts.NearCopies));
        Assert.Equal("o5.png", score.Pictures[1].NearestOriginal!.Name);
        Assert.InRange(score.Pictures[1].Pair!.Match, 0, 40);
    }

    [Fact]
    public void A_twin_of_the_one_that_was_meant_is_no_copy()
    {
        PixelImage twin = Figure(3);
        twin.Pixels[100] ^= 0xFFFFFF;
        ReferenceSet originals = ReferenceSet.Of([File("o1.png", Figure(1)), File("o3.png", Figure(3)), File("o3b.png", twin), File("o9.png", Figure(9))]);
        Assert.Equal(2, originals.Baselines.Twins);
        SetScore score = Score(originals, [File("o3.png", twin), File("o1.png", Figure(1))], new() { ["o3.png"] = "o3.png", ["o1.png"] = "o1.png" });
        Assert.Equal("o3b.png", score.Pictures[1].NearestOriginal!.Name);
        Assert.Equal(0, score.Counts.Copies);
    }

    [Fact]
    public void Pictures_that_are_drawn_twice_are_counted_unless_their_originals_are_twins()
    {
        ReferenceSet originals = Originals(12);
        SetScore score = Score(originals, [File("x.png", Figure(40)), File("y.png", Figure(40)), File("z.png", Figure(41))]);
        Assert.Equal(2, score.Diversity!.Repeated);
        SetScore meant = Score(originals, [File("x.png", Figure(2)), File("y.png", Figure(2))], new() { ["x.png"] = "o2.png", ["y.png"] = "o2.png" });
        Assert.Equal(0, meant.Diversity!.Repeated);
    }

    [Fact]
    public void A_flat_picture_fails_unless_its_original_is_flat_too()
    {
        PixelImage black = new(16, 16, new byte[4 * 256]);
        ReferenceSet originals = ReferenceSet.Of([.. Enumerable.Range(0, 6).Select(i => File($"o{i}.png", Figure(i))), File("o9.png", black)]);
        SetScore score = Score(originals, [File("a.png", black), File("b.png", black)], new() { ["a.png"] = "o9.png", ["b.png"] = "o1.png" });
        Assert.Equal([null, PictureFailure.SingleColour], score.Pictures.Select(picture => picture.Failure));
        Assert.Equal((100, 0), (score.Pictures[0].Pair!.Match, score.Pictures[1].Style));
    }

    [Fact]
    public void A_file_that_cannot_be_read_counts_as_failed_and_is_told()
    {
        SetScore score = Score(Originals(5), [File("a.png", Figure(1)), File("b.png", null, "the pixels end early")]);
        Assert.Equal((2, 1), (score.Counts.Generated, score.Counts.Failed));
        Assert.Equal("the pixels end early", score.Pictures[1].Trouble);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    public void The_smallest_sets_are_scored(int originals, int generated)
    {
        SetScore score = Score(Originals(originals), [.. Enumerable.Range(0, generated).Select(i => File($"g{i}.png", Figure(i + 50)))]);
        Assert.InRange(score.Style.Mean, 0, 100);
        Assert.Equal(100, score.Baselines.Itself.Mean);
        Assert.NotEmpty(ScoreJson.Write(score));
    }

    [Fact]
    public void More_corrupted_pixels_never_score_higher()
    {
        ReferenceSet originals = Originals(4);
        PixelImage spoilt = Figure(2);
        double before = 100;
        foreach (int place in Enumerable.Range(0, 256).OrderBy(_ => Random.Next()).Where(place => originals.Pictures[2].Ground.Foreground[place]))
        {
            spoilt.Pixels[place] ^= 0xFFFFFF;
            PairScore pair = Score(originals, [File("a.png", spoilt)], new() { ["a.png"] = "o2.png" }).Pictures[0].Pair!;
            Assert.True((0.6 * pair.Fg5) + (0.2 * pair.Bg5) <= before + 1e-9);
            before = (0.6 * pair.Fg5) + (0.2 * pair.Bg5);
        }
    }

    [Fact]
    public void The_search_by_votes_finds_every_copy()
    {
        // Enough of them that not every pair is compared.
        const int Many = 700;
        ColourTable table = new();
        NativePicture[] originals = NativePicture.Prepare([.. Enumerable.Range(0, Many).Select(i => ($"o{i}", Figure(i)))], table);
        NativePicture[] asked = NativePicture.Prepare([.. Enumerable.Range(0, Many).Select(i => ($"a{i}", Disturbed(Figure(i), i)))], table);
        NearestSearch search = new(originals, Many);
        PairComparison comparison = new(table, 256);
        int[] votes = new int[Many];
        for (int i = 0; i < Many; i++)
        {
            (int place, double match) = search.Find(asked[i], comparison, _ => true, votes);
            Assert.True(place == i, $"{i} was taken for {place} ({match:f1})");
        }
    }

    /// <summary>With a decoder's noise and some pixels changed.</summary>
    private static PixelImage Disturbed(PixelImage image, int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < image.Rgba.Length; i++)
            image.Rgba[i] = (byte)Math.Clamp(image.Rgba[i] + random.Next(-3, 4), 0, 255);
        for (int i = 0; i < 10; i++)
            image.Pixels[random.Next(256)] ^= 0xFFFFFF;
        return image;
    }
}
