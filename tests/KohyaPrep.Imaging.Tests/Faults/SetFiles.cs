using System.Text;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Imaging.Tests.Faults;

/// <summary>The files of a small set: pictures and captions in <c>set</c>, whatever belongs to them beside it, and where a rule needs one a recipe.</summary>
public sealed class SetFiles
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    private string? recipe;

    /// <summary>Different portraits of the bundled sample, each with a caption of its own.</summary>
    public static SetFiles Sprites(int count)
    {
        SetFiles set = new();
        foreach ((int number, PixelImage sprite) in TestSprites.Bundled(count).Index())
            set.WithPicture($"p{number:00}", sprite);
        return set;
    }

    public SetFiles With(string path, byte[] bytes)
    {
        files[path] = bytes;
        return this;
    }

    public SetFiles With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public SetFiles WithPicture(string stem, PixelImage picture, string? caption = "") => (caption is null ? this : With($"set/{stem}.txt", caption.Length == 0 ? $"punk, {stem}" : caption))
        .With($"set/{stem}.png", PngWriter.Encode(picture));

    public SetFiles Without(params string[] paths)
    {
        foreach (string path in paths)
            Assert.True(files.Remove(path), path);
        return this;
    }

    public SetFiles Renamed(string path, string name)
    {
        byte[] bytes = files[path];
        return Without(path).With(name, bytes);
    }

    /// <summary>The set is checked by a recipe from now on.</summary>
    /// <param name="dataset">Further lines of its dataset, each indented by two.</param>
    /// <param name="more">Further lines of its own.</param>
    public SetFiles WithRecipe(string template, string dataset = "", string more = "")
    {
        recipe = $"extends: {template}\nname: punks\noutput: out\ndataset:\n  images: set\n{dataset}\n{more}\n";
        return this;
    }

    /// <summary>What the check of the folder finds, or that of the recipe where there is one.</summary>
    public IReadOnlyList<Finding> Check()
    {
        using TemporaryFolder folder = new(inMemory: true);
        Directory.CreateDirectory(folder.Path("set"));
        foreach ((string path, byte[] bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.Path(path))!);
            File.WriteAllBytes(folder.Path(path), bytes);
        }

        CancellationToken cancellation = TestContext.Current.CancellationToken;
        if (recipe is null)
        {
            DatasetSection section = new(folder.Path("set"), null, ".txt", null, true, 1, "");
            return DatasetChecks.Run(DatasetReader.Read(section, Shown, null, cancellation), new DatasetUse());
        }

        RecipeReading reading = RecipeReader.Read(folder.Write("recipe.yaml", recipe), []);
        Assert.True(reading.Recipe is not null, string.Join(", ", reading.Findings.Select(finding => finding.Message)));
        // As the command is told the recipe's name, from the folder that it lies in.
        return
        [
            .. Preparation.Plan(reading, Shown, overwriteCaptions: false, null, cancellation).Findings.Select(finding =>
                finding.Location.Path == folder.Path("recipe.yaml") ? finding with { Location = finding.Location with { Path = "recipe.yaml" } } : finding),
        ];

        string Shown(string path) => Path.GetRelativePath(folder.Root, path);
    }
}
