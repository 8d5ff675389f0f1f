using System.Diagnostics;
using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

/// <summary>A folder with sprites, a recipe of some template, its checkpoints, a base model and the scripts that draw.</summary>
internal sealed class GenerateRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public GenerateRun(string template, string more = "", int pictures = 4)
    {
        Sprites.Write(folder.Path("images"), pictures);
        folder.Write("sd-scripts/gen_img.py", "");
        folder.Write("base model.safetensors", "x");
        RecipeFile.Write(folder, template, "images", more);
        foreach (string name in (string[])["punks-000001.safetensors", "punks-000002.safetensors", "punks.safetensors", "other.safetensors"])
            folder.Write("out/model/" + name, "x");
        folder.Write("out/model/punks-000001-state/optimizer.bin", "x");
    }

    public string Root => folder.Root;

    public string Path(string relative) => folder.Path(relative);

    public void Write(string relative, string text) => folder.Write(relative, text);

    public ProgramResult Run(params string[] more) => Program.RunWith([("STANDIN_DRAWN", folder.Path("drawn.jsonl"))], Root, Arguments(more));

    public RunningProgram Start(double secondsPerPicture, params string[] more) => Program.Start(
        [("STANDIN_DRAWN", folder.Path("drawn.jsonl")), ("STANDIN_SECONDS_PER_STEP", secondsPerPicture.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        Root,
        Arguments(more));

    public static string[] Arguments(params string[] more) =>
        ["generate", "recipe.yaml", "--python", StandInTrainer.Executable, "--sd-scripts", "sd-scripts", "--model", "base model.safetensors", .. more];

    /// <summary>What the stand-in says it has drawn.</summary>
    public JsonElement[] Drawn() => [.. File.ReadAllLines(folder.Path("drawn.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    public string[] Pictures(string checkpoint) =>
        [.. Directory.GetFiles(folder.Path("out/generated/" + checkpoint)).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void WaitForPictures(int count)
    {
        string place = folder.Path("out/generated");
        for (long start = Stopwatch.GetTimestamp(); !Directory.Exists(place) || Directory.GetFiles(place, "*.png", SearchOption.AllDirectories).Length < count; Thread.Sleep(20))
            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 60, "no picture was drawn");
    }

    public void Dispose() => folder.Dispose();
}
