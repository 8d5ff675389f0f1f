using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Cli.Output;

/// <summary>What was found, what is written and what the trainer will do with it, in a few lines for people.</summary>
internal static class PlanText
{
    private const int MostBuckets = 12;

    /// <summary>Columns that a line's title takes.</summary>
    private const int TextIndent = 11;

    /// <summary>All of it, as <c>plan</c> prints it.</summary>
    /// <param name="places">The steps whose learning rate is asked for; null for those that matter.</param>
    public static void Write(Terminal terminal, PreparationPlan plan, RunPlan run, ScheduleResult schedule, IReadOnlyList<long>? places)
    {
        Title(terminal, plan);
        Found(terminal, plan);
        Trainer(terminal, run);
        if (plan.Set!.UsesBuckets)
            Buckets(terminal, run);
        Saves(terminal, run);
        Memory(terminal, plan, run);
        ForecastText.Rate(terminal, schedule, places);
        Launch(terminal, plan, run);
    }

    public static void Title(Terminal terminal, PreparationPlan plan) => terminal.Results.WriteLine(
        terminal.Bold($"{plan.Recipe.Name}: {Words.Title(plan.Recipe.Route)} on {Words.Title(plan.Recipe.Family)}, {ShownCanvas(plan)}"));

    public static void Found(Terminal terminal, PreparationPlan plan)
    {
        List<ImageFacts> pictures = [.. plan.Set!.Pictures.Concat(plan.Set.Validation).Select(picture => picture.Source)];
        var sizes = pictures.GroupBy(picture => (picture.Width, picture.Height)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).ToList();
        string size = sizes.Count == 1 ? $"of {Amount.Size(sizes[0].Key.Width, sizes[0].Key.Height)}" : $"in {sizes.Count} sizes";
        string colours = pictures.Max(picture => picture.Colours) <= 256
            ? $", {pictures.Min(picture => picture.Colours)} to {pictures.Max(picture => picture.Colours)} colours each"
            : "";
        Line(terminal, "found", $"{Amount.Of(pictures.Count, "picture")} {size}{colours}; {ShownCaptions(plan.Captions)}");
        if (ShownSources(plan) is { Length: > 0 } sources)
            Line(terminal, "", sources);
        FindingCounts counts = FindingCounts.Of(plan.Findings);
        if (counts.All > 0)
            Line(terminal, "", counts.ToString());
    }

    public static void Written(Terminal terminal, PreparationPlan plan, OutputResult result)
    {
        TrainingSet set = plan.Set!;
        string size = set.UsesBuckets ? "" : $" of {Amount.Size(set.Resolution.Width, set.Resolution.Height)}";
        string edges = set.HasEdgeMaps ? $", {Amount.Of(set.Pictures.Count, plan.Dataset.EdgeMaps is null ? Words.Title(plan.Recipe.Edges.Method) : "edge map")}" : "";
        Line(terminal, "written", $"{ShownPath.Of(plan.Recipe.Output)}: {Amount.Of(set.Pictures.Count, "picture")}{size}{edges}, {string.Join(", ", plan.Files!.Files.Select(file => file.Path))}");
        Line(terminal, "", $"{Amount.Of(result.Written, "file")} new or changed, {result.Unchanged} as they were{(result.Removed > 0 ? $", {result.Removed} removed" : "")}");
    }

    public static void Trainer(Terminal terminal, RunPlan run)
    {
        string repeats = run.Repeats == 1 ? "" : $" × {run.Repeats} repeats";
        string beside = run.RegularizationPictures == 0 ? "" : $" and {Amount.Of(run.RegularizationPictures, "regularisation picture")}";
        Line(terminal, "trainer", $"{run.Script.Name}.py: {Amount.Of(run.Pictures, "picture")}{repeats}{beside} in batches of {run.BatchSize}: "
            + $"{Amount.Of(run.Batches, "batch", "batches")}, {Amount.Of(run.StepsPerEpoch, "step")} an epoch, "
            + $"{Amount.Of(run.Steps, "step")} in {Amount.Of(run.Epochs, "epoch")}");
        if (run.ValidationPictures > 0)
            Line(terminal, "", $"{Amount.Of(run.ValidationPictures, "picture")} held back{(run.Script.TrainsNetwork ? ", validated with after each epoch" : "; this script does not validate")}");
    }

    public static void Saves(Terminal terminal, RunPlan run)
    {
        SavedModel last = run.Checkpoints[^1];
        string models = run.Checkpoints.Count == 1 ? last.Path : $"{Amount.Of(run.Checkpoints.Count, "model")} up to {last.Path}";
        string states = run.States.Count == 0 ? "no state to resume from" : $"{Amount.Of(run.States.Count, "state")} to resume from";
        Line(terminal, "saves", $"{models} ({Amount.Bytes(last.Bytes)} each, estimated), {states}; at most {Amount.Bytes(run.PeakBytes)} of disk");
    }

    public static void Memory(Terminal terminal, PreparationPlan plan, RunPlan run)
    {
        if (MemorySettingsReader.Read(plan.Files!, run) is { } settings)
            Line(terminal, "memory", MemoryText.Of(MemoryEstimator.Estimate(settings), plan.Recipe.Launch.GpuMemory ?? CardOf(plan.Recipe)?.Gibibytes));
    }

    private static Gpu? CardOf(Recipe recipe) => GpuModels.Of(recipe.Launch.Gpu, isElsewhere: Words.ToPlace(recipe.Launch.Place) != Place.Local);

    public static void Launch(Terminal terminal, PreparationPlan plan, RunPlan run)
    {
        if (plan.Model is ModelSource.Missing missing)
            Line(terminal, "missing", $"the base model '{missing.Name}'{(missing.Known is { } known ? $": get it from {known.Where}" : "")}");
        if (plan.Recipe.Launch.SdScripts is null)
            Line(terminal, "missing", "sd-scripts: say where it is with `launch: {sd_scripts: DIR}` or `train --sd-scripts DIR`; the command looks beside the recipe");
        Line(terminal, "command", ShellLine.Of(Shown(RecipeLaunch.Of(plan.Recipe, plan.Files!, run))));
    }

    public static void Next(Terminal terminal, params string[] commands)
    {
        for (int i = 0; i < commands.Length; i++)
            Line(terminal, i == 0 ? "next" : "", commands[i]);
    }

    /// <summary>A launch with paths as the user would write them, to be run from the current folder.</summary>
    private static LaunchPlan Shown(LaunchPlan launch) => launch with { WorkingDirectory = ShownPath.Of(launch.WorkingDirectory) };

    private static void Buckets(Terminal terminal, RunPlan run)
    {
        foreach (BucketCount bucket in run.Buckets.Take(MostBuckets))
            Line(terminal, "", $"{Amount.Size(bucket.Size.Width, bucket.Size.Height)}: {Amount.Of(bucket.Pictures, "picture")}, {Amount.Of(bucket.Batches, "batch", "batches")}");
        if (run.Buckets.Count > MostBuckets)
            Line(terminal, "", $"and {run.Buckets.Count - MostBuckets} more buckets");
    }

    private static string ShownCaptions(CaptionPlan captions)
    {
        int kept = captions.Count(CaptionSource.Kept), written = captions.Count(CaptionSource.Written), none = captions.Count(CaptionSource.None);
        List<string> parts = [Amount.Of(kept, "caption")];
        if (written > 0)
            parts.Add($"{written} written from the template");
        if (none > 0)
            parts.Add($"{Amount.Of(none, "picture")} without");
        return string.Join(", ", parts);
    }

    /// <summary>What is done to pictures before the canvas.</summary>
    private static string ShownSources(PreparationPlan plan)
    {
        List<TrainingPicture> recovered = [.. plan.Set!.Pictures.Where(picture => picture.Canvas is { Recovers: true })];
        List<string> parts = [];
        if (recovered.Count > 0)
        {
            var grids = recovered.GroupBy(picture => (Pitch: Math.Round(picture.Source.ArtPixel, 2), picture.Source.ArtWidth, picture.Source.ArtHeight))
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).ToList();
            string pitch = grids[0].Key.Pitch.ToString(System.Globalization.CultureInfo.InvariantCulture);
            parts.Add($"{recovered.Count} brought back from art pixels of {pitch} to {Amount.Size(grids[0].Key.ArtWidth, grids[0].Key.ArtHeight)}"
                + (grids.Count > 1 ? $" and {grids.Count - 1} other {(grids.Count == 2 ? "way" : "ways")}" : ""));
        }

        int cropped = plan.Set.Pictures.Count(picture => picture.Canvas is { Crop: not null });
        if (cropped > 0)
            parts.Add($"{cropped} cropped");
        return string.Join(", ", parts);
    }

    private static string ShownCanvas(PreparationPlan plan)
    {
        TrainingSet set = plan.Set!;
        string size = Amount.Size(set.Resolution.Width, set.Resolution.Height);
        if (set.UsesBuckets)
            return $"buckets around {size}";
        int factor = set.Pictures[0].Canvas?.Factor ?? 1;
        return factor == 1 ? size : $"{size} ({factor}× nearest neighbour)";
    }

    private static void Line(Terminal terminal, string title, string text) =>
        terminal.Results.WriteLine($"  {terminal.Faint($"{title,-8}")} {TextColumns.Wrap(text, TextIndent, TextColumns.Width)}");
}
