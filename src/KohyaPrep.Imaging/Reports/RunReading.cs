using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Reports;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Imaging.Reports;

/// <summary>Reads what a page shows of a run, from its folder and from the dataset where that still lies there.</summary>
/// <param name="shown">Turns an absolute path into what the user would write.</param>
public sealed class RunReading(RunStore store, Func<string, string> shown)
{
    private const int PictureSide = 224;
    private const int PicturesOfAPalette = 400;

    public ReportedRun Read(RunRecord run, CancellationToken cancellation)
    {
        PreparationPlan? plan = Plan(run, cancellation);
        (SetScore? score, EpochComparison? epochs) = ReadScore(run);
        DatasetFingerprint? dataset = store.ReadPart(run.Id, RunFolder.Dataset, RunJson.Default.DatasetFingerprint);
        List<string> originals = [.. plan?.Captions.Captions.Select(caption => Path.Combine(plan.Dataset.Root, caption.Picture.Path)) ?? []];
        return new ReportedRun(run)
        {
            Title = plan is null ? $"{run.Route} on {run.Family}" : TitleOf(plan),
            Settings = RunSettings.Of(plan?.Files, Recorded(run)),
            Losses = [.. Losses(run).OrderBy(point => point.Step)],
            Score = score,
            Epochs = epochs,
            Prompts = [.. Prompts(run, dataset, plan)],
            Samples = [.. Samples(run)],
            Palettes = [.. Palettes(run, score, originals)],
            Machine = store.ReadPart(run.Id, RunFolder.Machine, RunJson.Default.RunMachine),
        };
    }

    private static string TitleOf(PreparationPlan plan)
    {
        string size = plan.Set is { } set ? $", {set.Resolution.Width}×{set.Resolution.Height}" : "";
        return $"{Words.Title(plan.Recipe.Route)} on {Words.Title(plan.Recipe.Family)}{size}";
    }

    /// <summary>What the recipe makes that the run kept, in the place where it lay, so that its lines are the settings' origins.</summary>
    private PreparationPlan? Plan(RunRecord run, CancellationToken cancellation)
    {
        string kept = store.PathIn(run.Id, RunFolder.Recipe);
        if (!File.Exists(kept))
            return null;
        try
        {
            RecipeReading reading = RecipeReader.Parse(File.ReadAllText(kept), shown(run.RecipeFile), run.Overrides);
            return reading.Recipe is null ? null : Preparation.Plan(reading, shown, overwriteCaptions: false, null, cancellation);
        }
        catch (KohyaPrepException)
        {
            // The pictures have moved since: the page then shows what the run itself has kept.
            return null;
        }
    }

    private SortedDictionary<string, string>? Recorded(RunRecord run) =>
        store.ReadPart(run.Id, RunFolder.Settings, RunJson.Default.SortedDictionaryStringString);

    private IEnumerable<LossPoint> Losses(RunRecord run)
    {
        string file = store.PathIn(run.Id, RunFolder.Losses);
        if (!File.Exists(file))
            yield break;
        using StreamReader lines = new(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (lines.ReadLine() is { } line)
        {
            if (ReadPoint(line) is { } point)
                yield return point;
        }
    }

    // The last line of a run that is going on may be half written.
    private static LossPoint? ReadPoint(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RunJson.Default.LossPoint);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private (SetScore? Score, EpochComparison? Epochs) ReadScore(RunRecord run)
    {
        string file = store.PathIn(run.Id, RunFolder.Scores);
        if (!File.Exists(file))
            return (null, null);
        string text = File.ReadAllText(file);
        if (!text.Contains("\"checkpoints\"", StringComparison.Ordinal))
            return (ScoreJson.Read(text, shown(file)), null);
        EpochComparison epochs = ScoreJson.ReadEpochs(text, shown(file));
        return (epochs.Checkpoints[epochs.Best].Score, epochs);
    }

    private IEnumerable<ReportedPrompt> Prompts(RunRecord run, DatasetFingerprint? dataset, PreparationPlan? plan)
    {
        string file = Path.Combine(store.FolderOf(run.Id), RunFolder.TrainerFiles, TrainerFileSet.SamplePromptsPath);
        string[] lines = File.Exists(file) ? [.. File.ReadAllLines(file).Where(line => line.Trim().Length > 0)] : [];
        int count = Math.Max(lines.Length, run.Samples.Max(sample => sample.Prompt) + 1 ?? 0);
        for (int place = 0; place < count; place++)
        {
            string text = place < lines.Length ? lines[place].Split(" --")[0].Trim() : "";
            yield return new ReportedPrompt(place, text, Original(text, dataset, plan));
        }
    }

    /// <summary>The picture whose caption is the prompt.</summary>
    private static Core.Pages.PagePicture? Original(string text, DatasetFingerprint? dataset, PreparationPlan? plan)
    {
        if (text.Length == 0 || plan is null)
            return null;
        string? stem = dataset?.Pictures.FirstOrDefault(picture => picture.Caption.Trim() == text) is { } found ? Path.GetFileNameWithoutExtension(found.Path) : null;
        var picture = plan.Captions.Captions.FirstOrDefault(caption => caption.Text?.Trim() == text)?.Picture
            ?? plan.Captions.Captions.FirstOrDefault(caption => caption.Picture.Stem == stem)?.Picture;
        return picture is null ? null : PagePictures.OfFile(Path.Combine(plan.Dataset.Root, picture.Path), PictureSide);
    }

    private ParallelQuery<ReportedSample> Samples(RunRecord run) => run.Samples
        .AsParallel().AsOrdered()
        .Select(sample => PagePictures.OfFile(store.PathIn(run.Id, sample.Path), PictureSide) is { } picture
            ? new ReportedSample(sample.Epoch, sample.Step, sample.Prompt ?? 0, picture)
            : null)
        .OfType<ReportedSample>();

    private IEnumerable<ReportedPalette> Palettes(RunRecord run, SetScore? score, List<string> originals)
    {
        PaletteCount first = Count(originals);
        if (!first.IsEmpty)
            yield return first.Palette("originals");
        List<string> generated = score is not null && Directory.Exists(score.Generated)
            ? [.. score.Pictures.Select(picture => Path.Combine(score.Generated, picture.Name))]
            : [.. run.Samples.Where(sample => (sample.Epoch, sample.Step) == (run.Samples[^1].Epoch, run.Samples[^1].Step)).Select(sample => store.PathIn(run.Id, sample.Path))];
        PaletteCount drawn = Count(generated);
        if (!drawn.IsEmpty)
            yield return drawn.Palette(score is null ? $"last samples of {run.Id}" : $"drawn by {run.Id}");
    }

    private static PaletteCount Count(List<string> files)
    {
        PaletteCount count = new();
        int step = Math.Max(1, files.Count / PicturesOfAPalette);
        foreach (PixelImage pixels in files.Where((_, i) => i % step == 0).AsParallel().AsOrdered().Select(PagePictures.Read).OfType<PixelImage>())
            count.Add(pixels);
        return count;
    }
}
