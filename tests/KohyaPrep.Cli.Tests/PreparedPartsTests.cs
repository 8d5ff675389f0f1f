using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

/// <summary>Training sets that have more than pictures to train on.</summary>
public sealed class PreparedPartsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PreparedPartsTests()
    {
        Sprites.Write(folder.Path("images"), 12);
        Directory.CreateDirectory(folder.Path("people"));
        for (int i = 100; i < 103; i++)
            File.WriteAllBytes(folder.Path($"people/person {i}.png"), Sprites.Png(i));
        folder.Write("people/person 101.txt", "a person, reading");
        RecipeFile.Write(folder, "lora-sd15", "images", "  validation: 3\n  repeats: 2\n  class_words: punk\nregularization: {images: people, class_words: person}");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_plan_is_what_the_trainer_makes_of_the_files()
    {
        Program.Run(folder.Root, "prepare", "recipe.yaml").Expect(0).Says("9 pictures × 2 repeats and 3 regularisation pictures", "3 pictures held back, validated with after each epoch");
        JsonElement plan = Json("plan", "recipe.yaml", "--json");
        folder.Write("out/model.safetensors", "");
        JsonElement forecast = JsonOf(Program.Run(folder.Path("out"), "plan", "--script", "train_network", "--config", "training.toml", "--set", "pretrained_model_name_or_path=model.safetensors", "--json"));
        Assert.Equal(plan.GetProperty("max_train_steps").GetInt64(), forecast.GetProperty("max_train_steps").GetInt64());
        JsonElement[] trained = [.. forecast.GetProperty("datasets")[0].GetProperty("images").EnumerateArray()];
        Assert.Equal(18, trained.Where(image => !image.GetProperty("is_reg").GetBoolean()).Sum(image => image.GetProperty("repeats").GetInt32()));
        Assert.Equal(18, trained.Where(image => image.GetProperty("is_reg").GetBoolean()).Sum(image => image.GetProperty("repeats").GetInt32()));
        Assert.Equal(["person", "a person, reading", "person"], trained.Where(image => image.GetProperty("is_reg").GetBoolean()).Select(image => image.GetProperty("caption").GetString()));
        Assert.Equal(0, forecast.GetProperty("datasets")[1].GetProperty("images").GetArrayLength());
        Assert.Equal(Names("out/dataset/validation"), forecast.GetProperty("validation")[0].GetProperty("images").EnumerateArray().Select(image => Path.GetFileName(image.GetProperty("path").GetString()!)));
        Assert.Equal(Names("images"), Names("out/dataset/images").Concat(Names("out/dataset/validation")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_route_that_cannot_do_it_says_so_and_leaves_it_out()
    {
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--set", "route=controlnet", "--set", "dataset.alpha_mask=true").Expect(0)
            .Says("CFG150", "knows no regularisation pictures", "knows no masks from alpha", "never validates");
        Assert.Equal(Names("out/dataset/validation"), Names("out/dataset/validation_edges"));
        Assert.Equal(9, Names("out/dataset/edges").Length);
        Assert.DoesNotContain("alpha_mask", File.ReadAllText(folder.Path("out/dataset.toml")));
        Assert.DoesNotContain("validation", File.ReadAllText(folder.Path("out/dataset.toml")));
        Assert.False(Directory.Exists(folder.Path("out/dataset/regularization")));
    }

    [Fact]
    public void Alpha_stays_where_it_is_to_weigh_the_loss()
    {
        using SkiaSharp.SKBitmap half = new(new SkiaSharp.SKImageInfo(24, 24, SkiaSharp.SKColorType.Rgba8888, SkiaSharp.SKAlphaType.Unpremul));
        for (int i = 0; i < 576; i++)
            half.SetPixel(i % 24, i / 24, new SkiaSharp.SKColor(200, 100, 50, (byte)(i < 288 ? 0 : 255)));
        using (SkiaSharp.SKData png = half.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100))
            File.WriteAllBytes(folder.Path("images/punk 000.png"), png.ToArray());
        string[] arguments = ["prepare", "recipe.yaml", "--set", "dataset.alpha_mask=true", "--set", "dataset.validation=0", "--set", "canvas.fit=48"];
        Assert.DoesNotContain("IMG006", Program.Run(folder.Root, arguments).Expect(0).All);
        Assert.Contains("alpha_mask = true", File.ReadAllText(folder.Path("out/dataset.toml")));
        using SkiaSharp.SKBitmap prepared = SkiaSharp.SKBitmap.Decode(folder.Path("out/dataset/images/punk 000.png"));
        Assert.Equal((48, (byte)0, (byte)255), (prepared.Width, prepared.GetPixel(10, 10).Alpha, prepared.GetPixel(10, 40).Alpha));
        Program.Run(folder.Root, [.. arguments, "--set", "canvas.background=\"#ffffff\""]).Expect(0).Says("nothing is left to mask");
    }

    [Fact]
    public void More_than_there_are_cannot_be_held_back()
    {
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--set", "dataset.validation=12").Expect(1).Says("SET032", "nothing would be left to train on");
        for (int i = 1; i < 12; i++)
            File.Copy(folder.Path("images/punk 000.png"), folder.Path($"images/punk {i:000}.png"), overwrite: true);
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--set", "dataset.validation=3").Says("SET032", "0 of 12 pictures are held back, not 3");
    }

    private JsonElement Json(params string[] arguments) => JsonOf(Program.Run(folder.Root, arguments));

    private static JsonElement JsonOf(ProgramResult result)
    {
        using JsonDocument document = JsonDocument.Parse(result.Expect(0).Output);
        return document.RootElement.Clone();
    }

    private string[] Names(string path) => [.. Directory.GetFiles(folder.Path(path), "*.png").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
