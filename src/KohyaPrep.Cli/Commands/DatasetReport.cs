using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Reports;
using KohyaPrep.Core.Rules;
using KohyaPrep.Imaging.Preparations;
using KohyaPrep.Imaging.Reports;

namespace KohyaPrep.Cli.Commands;

/// <summary>The page of a dataset: of a recipe's, as it will be trained on, or of a folder as it lies there.</summary>
internal static class DatasetReport
{
    /// <param name="captions">Of a folder: where the captions lie; null for beside the pictures.</param>
    /// <exception cref="KohyaPrepException">It cannot be read or written.</exception>
    public static void Write(Terminal terminal, string subject, string page, string? captions, string extension, bool recursive, CancellationToken cancellation)
    {
        bool isRecipe = File.Exists(subject);
        PreparationPlan? plan = isRecipe ? PlanOf(terminal, subject, cancellation) : null;
        Dataset dataset = plan?.Dataset ?? ProgressBar.Run(terminal, "reading pictures", progress => DatasetReader.Read(
            new DatasetSection(Path.GetFullPath(subject), captions is null ? null : Path.GetFullPath(captions), extension, null, recursive, 1, ""), ShownPath.Of, progress, cancellation));
        CaptionPlan planned = plan?.Captions ?? CaptionPlan.Make(dataset, null, "", "", overwrite: false);
        IReadOnlyList<Finding> findings = plan?.Findings ?? [.. DatasetChecks.Run(dataset, new DatasetUse { CaptionExtension = extension })];
        if (planned.Captions.Count == 0)
            throw new KohyaPrepException($"{dataset.Shown}: no pictures that the trainer reads lie there, so there is nothing to show.");
        DatasetTiles tiles = new(dataset, planned, plan, findings);
        ReportedDataset reported = new(
            isRecipe ? plan!.Recipe.Name : dataset.Shown,
            Below(plan, dataset),
            [.. planned.Captions.Select(caption => caption.Picture)],
            tiles.Tokens,
            planned.Count(CaptionSource.Written),
            plan?.Recipe.Training.MaxTokenLength ?? 75,
            findings,
            tiles.OfPictures());
        long bytes = ProgressBar.Run(terminal, "drawing pictures", progress =>
            PageFile.Write(page, writer => DatasetPage.Write(writer, reported, tiles.Draw(progress, cancellation))));
        terminal.Results.WriteLine($"{page}: {Amount.Of(planned.Captions.Count, "picture")}, {FindingCounts.Of(findings)}, {Amount.Bytes(bytes)}");
    }

    private static PreparationPlan PlanOf(Terminal terminal, string recipe, CancellationToken cancellation)
    {
        RecipeReading reading = RecipeReader.Read(recipe);
        if (reading.Recipe is null)
            throw new KohyaPrepException($"{recipe}: the recipe has errors. `kohyaprep check {ShownPath.AsArgument(Path.GetFullPath(recipe))}` names them.");
        return ProgressBar.Run(terminal, "reading pictures", progress => Preparation.Plan(reading, ShownPath.Of, overwriteCaptions: false, progress, cancellation));
    }

    private static string Below(PreparationPlan? plan, Dataset dataset)
    {
        if (plan is null)
            return $"{dataset.Shown}, as it lies there";
        string size = plan.Set is { } set ? $", trained at {(set.UsesBuckets ? "buckets around " : "")}{set.Resolution.Width}×{set.Resolution.Height}" : ", cannot be prepared as it is";
        return $"{Words.Title(plan.Recipe.Route)} on {Words.Title(plan.Recipe.Family)}{size} · {dataset.Shown}";
    }
}
