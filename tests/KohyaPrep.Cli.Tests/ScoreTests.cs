using KohyaPrep.Core.Scores;

namespace KohyaPrep.Cli.Tests;

public sealed class ScoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ScoreTests()
    {
        Sprites.Write(folder.Path("originals"), 12);
        Directory.CreateDirectory(folder.Path("generated"));
    }

    public void Dispose() => folder.Dispose();

    private void Draw(string name, int number, int side = 24)
    {
        string path = folder.Path("generated/" + name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Sprites.Png(number, side));
    }

    private ProgramResult Score(params string[] more) => Program.Run(folder.Root, ["score", .. more]);

    private SetScore Read(params string[] more)
    {
        ProgramResult result = Score([.. more, "--json"]);
        return ScoreJson.Read(result.Output, "standard output");
    }

    [Fact]
    public void Originals_score_100_against_themselves_with_the_scale_beside()
    {
        ProgramResult result = Score("originals", "originals");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("Match 100.0 %", result.Output, StringComparison.Ordinal);
        foreach (string part in (string[])["an original against itself", "against another original", "drawing nothing", "against noise", "edge density", "Diversity"])
            Assert.Contains(part, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Enlarged_pictures_are_brought_to_native_size_and_the_printout_says_so()
    {
        for (int i = 0; i < 4; i++)
            File.WriteAllBytes(folder.Path($"generated/punk 00{i}-seed7.png"), Enlarged(Sprites.Png(i), 20));
        SetScore score = Read("generated", "originals");
        Assert.Equal((ScoreKind.Paired, 4, 100), (score.Kind, score.Counts.Paired, score.Match!.Mean));
        Assert.All(score.Pictures, picture => Assert.NotEqual(Reduction.None, picture.Reduction));
        Assert.Contains("4 pictures brought to 24×24 first", Score("generated", "originals").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_colour_picture_is_a_hard_failure()
    {
        Draw("punk 000.png", 0);
        File.WriteAllBytes(folder.Path("generated/punk 001.png"), Flat());
        ProgramResult result = Score("generated", "originals");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("FAILED: 1 picture that is no result", result.Output, StringComparison.Ordinal);
        SetScore score = Read("generated", "originals");
        Assert.Equal((PictureFailure.SingleColour, 0), (score.Pictures[1].Failure, score.Pictures[1].Style));
    }

    [Fact]
    public void A_broken_picture_is_named_and_fails()
    {
        Draw("punk 000.png", 0);
        File.WriteAllText(folder.Path("generated/punk 001.png"), "no picture");
        ProgramResult result = Score("generated", "originals");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("punk 001.png: the content is no picture", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_other_names_are_compared_set_with_set_and_copies_found()
    {
        for (int i = 0; i < 3; i++)
            Draw($"drawn {(char)('a' + i)}.png", i);
        SetScore score = Read("generated", "originals");
        Assert.Equal((ScoreKind.Unpaired, 3, 0), (score.Kind, score.Counts.Copies, score.Counts.Paired));
        Assert.Equal("punk 000.png", score.Pictures[0].NearestOriginal!.Name);
        Assert.Null(score.Match);
        Assert.Contains("set is compared with set", Score("generated", "originals").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_pairs_names_the_originals()
    {
        Draw("x.png", 3);
        Draw("y.png", 4);
        folder.Write("pairs.csv", "generated,original\nx.png,punk 003.png\ny.png,punk 004\n");
        SetScore score = Read("generated", "originals", "--pairs", "pairs.csv");
        Assert.Equal((ScoreKind.Paired, 100), (score.Kind, score.Match!.Mean));
        Assert.Equal(["punk 003.png", "punk 004.png"], score.Pictures.Select(picture => picture.Original));
    }

    [Fact]
    public void Checkpoints_are_compared_by_the_trainers_own_sample_names()
    {
        foreach (int epoch in (int[])[1, 2, 3])
        {
            for (int prompt = 0; prompt < 3; prompt++)
                Draw($"punks_e{epoch:000000}_{prompt:00}_20260101120000_42.png", epoch == 2 ? prompt : prompt + 20, side: epoch == 3 ? 12 : 24);
        }

        ProgramResult result = Score("--epochs", "generated", "originals");
        Assert.True(result.ExitCode == 0, result.Error);
        foreach (string part in (string[])["epoch 1", "epoch 2", "epoch 3", "Best:", "┤", "The scale:"])
            Assert.Contains(part, result.Output, StringComparison.Ordinal);
        EpochComparison comparison = ScoreJson.ReadEpochs(Score("--epochs", "generated", "originals", "--json").Output, "standard output");
        Assert.Equal([1, 2, 3], comparison.Checkpoints.Select(checkpoint => checkpoint.Epoch!.Value));
    }

    [Fact]
    public void Two_runs_print_the_same_bytes()
    {
        for (int i = 0; i < 5; i++)
            Draw($"punk 00{i}.png", i + 1);
        Assert.Equal(Score("generated", "originals", "--json", "--legacy").Output, Score("generated", "originals", "--json", "--legacy").Output);
    }

    [Fact]
    public void Older_scores_come_with_what_is_wrong_with_them()
    {
        Draw("punk 000.png", 0);
        string output = Score("generated", "originals", "--legacy").Output;
        Assert.Contains("What is wrong with them:", output, StringComparison.Ordinal);
        Assert.Contains("'is pixel art' 0 of 1", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(101, 1)]
    public void A_score_below_a_limit_fails(int limit, int exitCode) =>
        Assert.Equal(exitCode, Score("originals", "originals", "--fail-under", limit.ToString(System.Globalization.CultureInfo.InvariantCulture)).ExitCode);

    [Theory]
    [InlineData("nowhere: there is no such folder", "nowhere", "originals")]
    [InlineData("generated: there is no picture in it", "generated", "originals")]
    [InlineData("Name two folders", "originals")]
    [InlineData("name the originals alone", "--epochs", "generated", "generated", "originals")]
    [InlineData("--size huge: not a size", "originals", "originals", "--size", "huge")]
    [InlineData("pairs.csv: cannot be read", "originals", "originals", "--pairs", "pairs.csv")]
    public void A_mistake_is_told_with_its_remedy(string message, params string[] arguments)
    {
        ProgramResult result = Score(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Originals_that_are_enlarged_themselves_need_a_size()
    {
        Sprites.Write(folder.Path("large"), 3, side: 480);
        Assert.Contains("say --size 24", Score("large", "large").Error, StringComparison.Ordinal);
        Assert.Equal(0, Score("large", "large", "--size", "24").ExitCode);
    }

    private static byte[] Flat() => SkiaPicture(24, (_, _) => SkiaSharp.SKColors.Black);

    private static byte[] Enlarged(byte[] png, int factor)
    {
        using SkiaSharp.SKBitmap small = SkiaSharp.SKBitmap.Decode(png);
        return SkiaPicture(small.Width * factor, (x, y) => small.GetPixel(x / factor, y / factor));
    }

    private static byte[] SkiaPicture(int side, Func<int, int, SkiaSharp.SKColor> colour)
    {
        using SkiaSharp.SKBitmap bitmap = new(new SkiaSharp.SKImageInfo(side, side, SkiaSharp.SKColorType.Rgba8888, SkiaSharp.SKAlphaType.Opaque));
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
                bitmap.SetPixel(x, y, colour(x, y));
        }

        using SkiaSharp.SKData data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
