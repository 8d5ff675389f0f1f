using System.Text;
using System.Text.Json;
using KohyaPrep.Core.Changes;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Fixes;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Fixes;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Imaging.Tests;

/// <summary>A folder of pictures, captions and edge maps that is checked, fixed and brought back as the command does it.</summary>
internal sealed class FixedSet : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new(inMemory: true);

    public FixedSet() => Directory.CreateDirectory(folder.Path("maps"));

    public string Trigger { get; init; } = "";

    public bool HasMaps { get; init; }

    public string Pictures => folder.Path("pictures");

    public ChangeHistory History => new(Pictures);

    private DatasetSection Section => new(Pictures, null, ".txt", HasMaps ? folder.Path("maps") : null, false, 1, "");

    public FixedSet With(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Path(path))!);
        File.WriteAllBytes(folder.Path(path), bytes);
        File.SetLastWriteTimeUtc(folder.Path(path), new DateTime(2021, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        return this;
    }

    public FixedSet With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    /// <summary>A small picture of its own for each number, with a caption.</summary>
    public FixedSet WithPicture(string name, int number = 0, string? caption = "a punk") => (caption is null ? this : With($"pictures/{name}.txt", caption))
        .With($"pictures/{name}.png", PngWriter.Encode(TestFiles.Of(12, 12, (x, y) => (uint)((x * 7) + (y * 3) + (number * 40)))));

    public string Read(string path) => File.ReadAllText(folder.Path(path));

    public bool Has(string path) => File.Exists(folder.Path(path));

    public FolderState State() => FolderState.Of(folder.Root, Path.Combine("pictures", ".kohyaprep"));

    public IReadOnlyList<Finding> Check() => DatasetChecks.Run(Dataset(), new DatasetUse { Trigger = Trigger });

    public FixPlan Plan(Rgb? background = null, params string[] codes) =>
        FixPlanner.Plan(Dataset(), Section, Check(), new FixRequest(codes.ToHashSet(), background), FixedPicture.Draw);

    public FixPlan Fix(Rgb? background = null, params string[] codes)
    {
        FixPlan plan = Plan(background, codes);
        History.Apply(plan.Changes, Noon, null, default);
        return plan;
    }

    /// <summary>What a SARIF log says of how a finding is fixed; null for nothing.</summary>
    public JsonElement? Said(Finding finding)
    {
        Dataset dataset = Dataset();
        StringWriter log = new();
        FindingSarif.Write(log, FindingReport.Of([finding]), RuleSarif.All, "1", found => CaptionFileEdits.Of(dataset, Section, found));
        JsonElement result = JsonDocument.Parse(log.ToString()).RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        return result.TryGetProperty("fixes", out JsonElement fixes) ? fixes : null;
    }

    public void Undo() => History.Apply(History.UndoOf(History.Last()!, force: false), Noon, null, default);

    public void Dispose() => folder.Dispose();

    private Dataset Dataset() => DatasetReader.Read(Section, path => path, null, default);
}
