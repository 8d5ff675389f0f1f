using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Imaging.Tests;

public sealed class PreparationPartTests : IDisposable
{
    private const int Pictures = 30;
    private readonly TemporaryFolder folder = new();

    public PreparationPartTests()
    {
        for (int i = 0; i < Pictures; i++)
            WritePicture($"pictures/p{i}.png", i, side: 12 + (i % 3));

        // Names that meet when folders are flattened, twins of one name, and pictures that are the same.
        WritePicture("pictures/deep/p1.png", 101, 12);
        WritePicture("pictures/deep_p1.png", 102, 12);
        WritePicture("pictures/deep/same.png", 5, 14);
        folder.Write("pictures/p3.txt", "a caption of its own\n");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Parts_that_are_joined_are_the_bytes_of_one_run(int count)
    {
        string expected = Undisturbed();
        for (int i = 0; i < count; i++)
            WritePart(new Shard(i, count));
        Assert.Equal(expected, Joined(out OutputResult result));
        Assert.InRange(result.TakenOver, 60, 70);
    }

    [Fact]
    public void A_part_that_guessed_the_canvas_wrong_does_not_change_the_outcome()
    {
        // One large picture decides for all: it is in one part only.
        WritePicture("pictures/large.png", 1, side: 40);
        string expected = Undisturbed("canvas.scale=2");
        for (int i = 0; i < 3; i++)
            WritePart(new Shard(i, 3), "canvas.scale=2");
        Assert.Equal(expected, Joined(out _, "canvas.scale=2"));
    }

    [Fact]
    public void A_damaged_file_of_a_part_is_made_again_and_a_changed_picture_measured_again()
    {
        for (int i = 0; i < 2; i++)
            WritePart(new Shard(i, 2));
        foreach (string file in Directory.EnumerateFiles(folder.Path("out/parts/1-of-2")).Where(file => Path.GetFileName(file).Length == 32).Take(3))
            File.WriteAllText(file, "damaged");
        WritePicture("pictures/p7.png", 999, 13);
        string joined = Joined(out OutputResult result);
        Assert.InRange(result.Written - result.TakenOver, 3, 12);
        Assert.Equal(Undisturbed(), joined);
    }

    [Fact]
    public void A_part_that_is_made_again_takes_over_what_it_had()
    {
        PreparedPart first = WritePart(new Shard(1, 2));
        Assert.True(first.Made > 0);
        PreparedPart second = WritePart(new Shard(1, 2));
        Assert.Equal((0, first.Made), (second.Made, second.Ready));
    }

    [Fact]
    public void Parts_that_do_not_belong_together_are_refused()
    {
        Refused("there are no parts");
        WritePart(new Shard(0, 3));
        WritePart(new Shard(2, 3));
        Refused("of 3 parts, 1 is missing or not finished");
        WritePart(new Shard(1, 3));
        string manifest = folder.Path("out/parts/1-of-3/manifest.jsonl");
        File.Copy(folder.Path("out/parts/2-of-3/manifest.jsonl"), manifest, overwrite: true);
        Refused("is of another part");
        File.WriteAllText(manifest, "{\"kohyaprep_manifest\": 1, \"measured\": \"another\", \"shard\": \"1/3\"}\n");
        Refused("by another version");
        WritePart(new Shard(0, 2));
        Refused("parts of 2 and parts of 3");
    }

    [Fact]
    public void A_second_run_decodes_only_what_changed()
    {
        string[] files = Directory.GetFiles(folder.Path("pictures"), "*", SearchOption.AllDirectories);
        foreach (string file in files.Skip(10))
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        PreparationPlan first = Plan([]);
        Preparation.Write(first, force: false, null, CancellationToken.None);
        Preparation.WriteManifest(folder.Path("out", Manifest.FileName), first.Dataset);
        foreach (string file in files.Take(5))
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-2));
        WritePicture("pictures/p7.png", 999, 13);
        RecipeReading reading = Read([]);
        DatasetReading how = Preparation.Known(reading.Recipe!);
        PreparationPlan plan = Preparation.Plan(reading, path => path, false, null, CancellationToken.None, how);
        Assert.Equal(plan.Dataset.Pictures.Count - 1, how.Known.Used);
        Assert.Equal(first.Dataset.Pictures.Where(picture => picture.Path != "p7.png").Select(picture => picture with { Modified = 0, Sketch = null }), plan.Dataset.Pictures.Where(picture => picture.Path != "p7.png").Select(picture => picture with { Modified = 0, Sketch = null }));
        OutputResult result = Preparation.Write(plan, force: false, null, CancellationToken.None);
        Assert.InRange(result.Written, 1, 3);
    }

    private string Undisturbed(params string[] set)
    {
        Preparation.Write(Plan([.. set, $"output={folder.Path("undisturbed")}"]), force: false, null, CancellationToken.None);
        return State("undisturbed");
    }

    private PreparedPart WritePart(Shard shard, params string[] set) =>
        PreparationParts.Write(Read(set), shard, path => path, overwriteCaptions: false, null, CancellationToken.None);

    private string Joined(out OutputResult result, params string[] set)
    {
        RecipeReading reading = Read(set);
        (IReadOnlyList<string> parts, Manifest known) = PreparationParts.Find(reading.Recipe!, path => path);
        PreparationPlan plan = Preparation.Plan(reading, path => path, false, null, CancellationToken.None, new DatasetReading { Known = known });
        result = Preparation.Write(plan, force: false, null, CancellationToken.None, parts);
        PreparationParts.Remove(reading.Recipe!);
        return State("out");
    }

    private void Refused(string why)
    {
        KohyaPrepException refused = Assert.Throws<KohyaPrepException>(() => PreparationParts.Find(Read([]).Recipe!, path => path));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private PreparationPlan Plan(string[] set) => Preparation.Plan(Read(set), path => path, false, null, CancellationToken.None);

    private RecipeReading Read(string[] set)
    {
        folder.Write("recipe.yaml", """
            extends: lora-sd15
            name: parts
            output: out
            canvas: {fit: 64}
            captions: {template: "{trigger}, {colors}", trigger: punk}
            dataset: {images: pictures, recursive: true}
            """);
        RecipeReading reading = RecipeReader.Read(folder.Path("recipe.yaml"), set);
        Assert.NotNull(reading.Recipe);
        return reading;
    }

    private void WritePicture(string path, int seed, int side)
    {
        Random random = new(seed);
        PixelImage image = new(side, side, new byte[4 * side * side]);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = 0xFF000000 | ((uint)random.Next(8) * 0x1F0FF0 & 0xFFFFFF);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Path(path))!);
        File.WriteAllBytes(folder.Path(path), PngWriter.Encode(image));
    }

    private string State(string output) => string.Join('\n', Directory
        .EnumerateFiles(folder.Path(output), "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(folder.Path(output), file)} {ContentHash.Of(File.ReadAllBytes(file))}"));
}
