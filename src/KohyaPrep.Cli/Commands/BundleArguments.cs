using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Imaging.Preparations;
using KohyaPrep.Launching.Bundles;

namespace KohyaPrep.Cli.Commands;

/// <summary>The options of <c>train</c> for another place, and the writing of a bundle to take there.</summary>
internal sealed class BundleArguments
{
    private readonly Option<string?> on = new("--on")
    {
        Description = $"Write a bundle to train elsewhere, in place of starting here: {string.Join(", ", Words.Places.Skip(1))}. The recipe's launch.place.",
        HelpName = "PLACE",
    };

    private readonly Option<string?> folder = new("--bundle") { Description = "The bundle's folder; by default the recipe's output folder with the place behind its name.", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        command.Options.Add(on);
        command.Options.Add(folder);
        command.Validators.Add(result =>
        {
            if (result.GetValue(on) is { } place && !Words.Places.Contains(place))
                result.AddError($"There is no place '{place}'. Take one of {string.Join(", ", Words.Places)}.");
        });
    }

    /// <summary>The same as a setting of the recipe's key.</summary>
    public string[] Overrides(ParseResult parse) => parse.GetValue(on) is { } place ? [$"launch.place={place}"] : [];

    /// <summary>Whether the recipe is to be trained at another place.</summary>
    public static bool Leads(Recipe recipe) => Words.ToPlace(recipe.Launch.Place) != Place.Local;

    /// <summary>Writes a bundle and records its run.</summary>
    /// <param name="planned">One with files.</param>
    /// <param name="ending">Of the folder's name, where there are several bundles; empty otherwise.</param>
    public ExitCode Write(Terminal terminal, ParseResult parse, RunStore store, PlannedRun planned, string ending, bool dryRun, bool force, CancellationToken cancellation)
    {
        Recipe recipe = planned.Plan.Recipe;
        string target = Path.GetFullPath((parse.GetValue(folder) ?? $"{recipe.Output}-{recipe.Launch.Place}") + ending);
        return Write(terminal, planned.Plan, target, dryRun, force, cancellation, run =>
        {
            RunRecord record = NewRun.Prepared(store, run, planned, target);
            terminal.Say($"run: {ShownPath.Of(store.FolderOf(record.Id))}; `kohyaprep runs import DIR|ZIP` takes back what comes of it");
        });
    }

    /// <param name="plan">One with files, of a recipe that is trained at another place.</param>
    /// <param name="target">The bundle's folder, absolute.</param>
    /// <param name="written">Told of a bundle that was written.</param>
    public static ExitCode Write(
        Terminal terminal, PreparationPlan plan, string target, bool dryRun, bool force, CancellationToken cancellation, Action<PlacedRun>? written = null)
    {
        PlacedRun run = RunOf(terminal, plan, hashes: !dryRun, cancellation);
        IReadOnlyList<TrainerFile> texts = PlaceFiles.Of(run);
        IEnumerable<TrainerFile> captions = run.Set.Pictures
            .Where(picture => picture.Caption is not null)
            .Select(picture => new TrainerFile($"{TrainerFileSet.ImagesFolder}/{picture.Stem}{plan.Recipe.Dataset.CaptionExtension}", picture.Caption!));
        IReadOnlyList<Finding> findings = [.. PlaceChecks.Run(run, texts.Concat(captions)), .. SecretsOfThisShell.In(texts)];
        if (findings.Count > 0)
            FindingText.Write(terminal.Results, findings);
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            terminal.Say("kohyaprep: nothing was written.");
            return ExitCode.Findings;
        }

        if (dryRun)
        {
            BundleText.Plan(terminal, run, texts, target);
            return ExitCode.Done;
        }

        ProgressBar.Run(terminal, "writing the training set", progress => Preparation.Write(plan, force, progress, cancellation));
        (int files, long bytes) = ProgressBar.Run(
            terminal, "packing", progress => BundleWriter.Write(run, texts, plan.Recipe.Output, target, $"KohyaPrep {ReportOutput.Version}", force, progress));
        BundleText.Written(terminal, run, target, files, bytes);
        written?.Invoke(run);
        return ExitCode.Done;
    }

    /// <param name="hashes">Whether the base model's file is read through, which takes a while.</param>
    private static PlacedRun RunOf(Terminal terminal, PreparationPlan plan, bool hashes, CancellationToken cancellation)
    {
        Recipe recipe = plan.Recipe;
        BundleModel model = ModelOf(terminal, plan, hashes, cancellation);
        TrainerFileSet files = TrainerFiles.Of(recipe, plan.Set!, model.Setting);
        RunPlan run = RunPlanner.Plan(recipe, plan.Set!, files);
        string[] packages = [.. RequiredPackages.Of(files).Where(package => package.Name is not ("accelerate" or "tensorboard")).Select(package => package.Name)];
        return new PlacedRun(
            Words.ToPlace(recipe.Launch.Place),
            recipe,
            plan.Set!,
            files,
            run,
            RecipeLaunch.Of(recipe, files, run).ScheduledSave,
            model,
            TrainerPins.Known(TorchBuilds.ForNvidia(recipe.Launch.Gpu), packages),
            MemorySettingsReader.Read(files, run) is { } settings ? MemoryEstimator.Estimate(settings).Needed : null);
    }

    private static BundleModel ModelOf(Terminal terminal, PreparationPlan plan, bool hashes, CancellationToken cancellation)
    {
        string? from = plan.Recipe.Launch.ModelFrom;
        switch (plan.Model)
        {
            case ModelSource.OnHub hub:
                return new BundleModel(null, hub.Name, null, null, null);
            case ModelSource.OnDisk disk when Directory.Exists(disk.Path):
                throw new KohyaPrepException($"{ShownPath.Of(disk.Path)}: a model in diffusers' form is a folder, which does not travel. Write it as `hub:owner/name`, or name a .safetensors file.");
            case ModelSource.OnDisk disk:
                string? hash = hashes && plan.Recipe.Launch.Place != "civitai"
                    ? ProgressBar.Run(terminal, "hashing the base model", progress => ModelHash.Of(disk.Path, progress, cancellation))
                    : null;
                return new BundleModel($"models/{Path.GetFileName(disk.Path)}", null, new FileInfo(disk.Path).Length, hash, from);
            default:
                ModelSource.Missing missing = (ModelSource.Missing)plan.Model;
                string name = missing.Known?.FileNames[0] ?? Path.GetFileName(missing.Name.Replace('\\', '/'));
                return new BundleModel($"models/{(Path.HasExtension(name) ? name : name + ".safetensors")}", null, null, null, from);
        }
    }
}
