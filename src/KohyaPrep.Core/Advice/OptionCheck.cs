using System.Globalization;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Advice;

/// <summary>Holds an option against what is there: its recipe is made and planned as if it were to be trained now.</summary>
internal sealed class OptionCheck(AdviceBook book, WorkspaceFacts facts)
{
    // Where the table's size of a file and the one worked out differ by more than this, it is said.
    private const double FileTolerance = 1.5;

    public OptionAdvice Check(AdviceOption option)
    {
        string file = FileFor(option);
        OptionAdvice advice = new(option) { RecipeFile = file, Command = CommandFor(option, file) };
        if (facts.Recipe is not { } from)
            return advice with { Prerequisites = [new Prerequisite("pictures", PrerequisiteState.Unknown, "no recipe says where they are: add `--images DIR` to the command")] };

        RecipeReading reading = RecipeReader.Parse(AdvisedRecipe.Text(option, from), Path.Combine(from.Folder, file));
        if (reading.Recipe is not { } recipe)
            return advice with { Impossible = FirstError(reading.Findings) };
        PreparationPlan? plan = facts.Dataset is { } dataset
            ? PreparationPlanner.Plan(recipe, dataset, ModelFinder.Find(recipe), reading.Findings, overwriteCaptions: false, CaptionTables.ValuesOf(recipe.Captions.Tables, recipe.Captions.TableKey, dataset))
            : null;
        List<string> said = [];
        List<Prerequisite> needs = [Model(recipe), .. Pictures(plan)];
        if (plan?.Files is { } files)
        {
            RunPlan run = RunPlanner.Plan(recipe, plan.Set!, files);
            MemoryEstimate? estimate = MemorySettingsReader.Read(files, run) is { } settings ? MemoryEstimator.Estimate(settings) : null;
            if (estimate is not null)
                needs.Add(Gpu(estimate));
            said.AddRange(AgainstTheTable(option, run, estimate));
        }

        if (recipe.Route is Route.ControlNet or Route.ControlNetLllite)
            needs.Add(EdgeMaps(plan));
        said.AddRange(AgainstTheCanvas(recipe));
        return advice with
        {
            Prerequisites = needs,
            Facts = said,
            Impossible = plan is { Set: null } && plan.Findings.Any(IsOfTheOption) ? FirstError(plan.Findings.Where(IsOfTheOption)) : null,
        };
    }

    // A size that the model cannot take is the option's own fault; a broken picture is not.
    private static bool IsOfTheOption(Finding finding) =>
        finding.Severity == Severity.Error && (finding.Code == SizeNotForModel.Rule.Code || finding.Code == RouteWithoutScript.Rule.Code || finding.Code == FamilyMismatch.Rule.Code);

    private static bool IsOfThePictures(Finding finding) =>
        ((string[])["IMG", "CAP", "SET"]).Any(family => finding.Code.StartsWith(family, StringComparison.Ordinal));

    private static string FirstError(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Code}: {finding.Message} {finding.Remedy}").First();

    /// <summary>A name that no recipe of the workspace has yet.</summary>
    private string FileFor(AdviceOption option)
    {
        string stem = facts.Recipe is { } recipe ? $"{Path.GetFileNameWithoutExtension(recipe.File)}-{option.Name}" : option.Name;
        for (int number = 1; ; number++)
        {
            string name = number == 1 ? $"{stem}.yaml" : $"{stem}-{number}.yaml";
            if (!File.Exists(Path.Combine(facts.Folder, name)))
                return name;
        }
    }

    private string CommandFor(AdviceOption option, string file)
    {
        string like = facts is { Recipe: { } recipe } && (facts.IsRecipeNamed || facts.Recipes.Count > 1)
            ? $" --like {ShellLine.Quote(Location.In(facts.Shown, Path.GetFileName(recipe.File)).Path)}"
            : "";
        return $"kohyaprep new --from advice:{ShellLine.Quote(option.Name)}{like} {ShellLine.Quote(Location.In(facts.Shown, file).Path)}";
    }

    private static Prerequisite Model(Recipe recipe) => ModelFinder.Find(recipe) switch
    {
        ModelSource.OnDisk disk => new Prerequisite("base model", PrerequisiteState.Met, $"{recipe.Model}: {disk.Path}"),
        ModelSource.OnHub hub => new Prerequisite("base model", PrerequisiteState.MadeOnTheWay, $"{hub.Name}: the trainer downloads it"),
        ModelSource.Missing { Known: { } known } => new Prerequisite("base model", PrerequisiteState.Missing, $"{known.Name} is not on this machine: get it from {known.Where}"),
        _ => new Prerequisite("base model", PrerequisiteState.Missing, $"{recipe.Model} is not on this machine, and is none that is known by name"),
    };

    private IEnumerable<Prerequisite> Pictures(PreparationPlan? plan)
    {
        if (plan is null)
        {
            yield return new Prerequisite("pictures", PrerequisiteState.Missing, facts.DatasetTrouble ?? "the recipe names none");
            yield break;
        }

        List<Finding> errors = [.. plan.Findings.Where(finding => finding.Severity == Severity.Error && IsOfThePictures(finding))];
        int pictures = plan.Captions.Captions.Count;
        yield return errors.Count > 0
            ? new Prerequisite("pictures", PrerequisiteState.Missing, $"{FindingCounts.Of(errors)} to mend first: {errors[0].Message}")
            : new Prerequisite("pictures", PrerequisiteState.Met, $"{Counted(pictures, "picture")}{SizeOf(plan)}");
        int without = plan.Captions.Captions.Count(caption => caption.Text is null);
        if (without > 0)
            yield return new Prerequisite("captions", PrerequisiteState.Missing, $"{Counted(without, "picture")} of {pictures} without");
    }

    private static string SizeOf(PreparationPlan plan)
    {
        (int Width, int Height)[] sizes = [.. plan.Captions.Captions.Select(caption => (caption.Picture.Width, caption.Picture.Height)).Distinct()];
        string trained = plan.Set is { } set ? $", trained at {set.Resolution.Width}×{set.Resolution.Height}{(set.UsesBuckets ? " in buckets" : "")}" : "";
        return (sizes.Length == 1 ? $" of {sizes[0].Width}×{sizes[0].Height}" : $" in {sizes.Length} sizes") + trained;
    }

    private Prerequisite Gpu(MemoryEstimate estimate)
    {
        string needed = $"about {Gibibytes(estimate.Needed)} GiB";
        string cards = estimate.Cards.FirstOrDefault() is { } card ? $"cards of {card.Name} and up" : "no single card up to 80 GB";
        if (facts.GpuMemory is not { } memory)
            return new Prerequisite("GPU", PrerequisiteState.Unknown, $"{needed}: {cards} (none found here; say `--gpu-memory GIB` to have yours checked)");
        if (estimate.Fits(memory))
            return new Prerequisite("GPU", PrerequisiteState.Met, $"{needed} of {Gibibytes(memory)}");
        string change = MemoryChanges.ThatFit(estimate.Settings, memory).FirstOrDefault() is { } fit ? $"; with {fit.Name} it fits ({Gibibytes(fit.Estimate.Needed)} GiB)" : "";
        return new Prerequisite("GPU", PrerequisiteState.Missing, $"{needed}, and yours has {Gibibytes(memory)}: {cards}{change}");
    }

    private Prerequisite EdgeMaps(PreparationPlan? plan)
    {
        int pictures = plan?.Captions.Captions.Count ?? 0;
        return facts.EdgeMaps >= pictures && pictures > 0
            ? new Prerequisite("edge maps", PrerequisiteState.Met, $"{facts.EdgeMaps} lie ready")
            : new Prerequisite("edge maps", PrerequisiteState.MadeOnTheWay, $"{(facts.EdgeMaps == 0 ? "none" : $"{facts.EdgeMaps} of {pictures}")} yet; `prepare` draws them");
    }

    private IEnumerable<string> AgainstTheTable(AdviceOption option, RunPlan run, MemoryEstimate? estimate)
    {
        foreach (AdviceCard card in book.Cards.Where(card => option.Cards.Contains(card.Name) && estimate is not null && !estimate.Fits(card.Gibibytes)))
        {
            string change = MemoryChanges.ThatFit(estimate!.Settings, card.Gibibytes).FirstOrDefault() is { } fit ? $", or {fit.Name} added" : "";
            string fits = estimate.Cards.FirstOrDefault() is { } common ? $"a card of {common.Name}" : "more than one card";
            yield return $"The table names the {card.Name} ({Gibibytes(card.Gibibytes)} GiB); this recipe needs about {Gibibytes(estimate.Needed)} GiB: {fits}{change}.";
        }

        if (option.FileBytes is { } told && run.Checkpoints.Count > 0 && run.Checkpoints[^1].Bytes is var worked && (worked > told * FileTolerance || worked * FileTolerance < told))
            yield return $"The table says a file of {Megabytes(told)}; with this recipe's settings it is about {Megabytes(worked)}.";
    }

    /// <summary>What enlarging does to sprites whose side does not go into the canvas.</summary>
    private IEnumerable<string> AgainstTheCanvas(Recipe recipe)
    {
        int[] sides = [.. (facts.Dataset?.PicturesRead() ?? []).Select(picture => Math.Max(picture.Width, picture.Height)).Distinct()];
        if (recipe.Canvas is not { Kind: CanvasKind.Fit, Value: var canvas } || sides is not [> 0 and <= CanvasSizes.LargestSprite and var side] || canvas % side == 0 || canvas < side)
            yield break;
        int factor = canvas / side;
        int exact = CanvasSizes.LargeFit(side, recipe.Family);
        string better = exact % side == 0 ? $" {exact} is a multiple of {side} ({exact / side}×)." : "";
        yield return FormattableString.Invariant($"{canvas} is no multiple of {side} ({(double)canvas / side:0.##}): stretched to {canvas}, pixels become {factor} and {factor + 1} wide by turns. ")
            + $"This recipe enlarges {factor} times to {factor * side} and centres that in {canvas}.{better}";
    }

    private static string Counted(int count, string one) => count == 1 ? $"1 {one}" : FormattableString.Invariant($"{count:N0} {one}s");

    private static string Gibibytes(double gibibytes) => gibibytes.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => bytes >= 1_000_000_000
        ? FormattableString.Invariant($"{bytes / 1e9:0.#} GB")
        : FormattableString.Invariant($"{bytes / 1e6:0} MB");
}
