using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Generations;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary>The arguments of <c>generate</c>, and what they mean.</summary>
internal sealed class GenerateArguments
{
    private readonly Argument<string> subject = new("RECIPE|RUN") { Description = "The recipe's YAML file, or a run (its id, the beginning of it, or `latest`)." };
    private readonly Option<string[]> set = new("--set") { Description = "Sets a key of the recipe for this once; can be repeated.", HelpName = "KEY=VALUE" };
    private readonly Option<string[]> checkpoint = new("--checkpoint") { Description = "Only this checkpoint: a name such as punks-000003, or a file; can be repeated.", HelpName = "NAME|FILE" };
    private readonly Option<string?> prompts = new("--prompts") { Description = "Draw this file's prompts, one a line in gen_img.py's own syntax, instead of the captions.", HelpName = "FILE" };
    private readonly Option<bool> distinct = new("--distinct") { Description = "Draw originals that share a caption once." };
    private readonly Option<int?> limit = new("--limit") { Description = "Draw so many of the prompts only, spread over all.", HelpName = "N" };
    private readonly Option<int> variants = new("--variants") { Description = "Pictures of each prompt.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<int> seed = new("--seed") { Description = "All seeds follow from it.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> steps = new("--steps") { Description = "Steps of the sampler.", DefaultValueFactory = _ => 30 };
    private readonly Option<double> scale = new("--scale") { Description = "How strictly the prompt is followed.", DefaultValueFactory = _ => 7.5 };
    private readonly Option<string> sampler = new("--sampler") { Description = "One of gen_img.py's samplers.", DefaultValueFactory = _ => "euler_a" };
    private readonly Option<int> batch = new("--batch-size") { Description = "Pictures drawn at a time.", DefaultValueFactory = _ => 1 };
    private readonly Option<double> loraWeight = new("--lora-weight") { Description = "Weight of the LoRA.", DefaultValueFactory = _ => 1.0 };
    private readonly Option<double> controlWeight = new("--control-weight") { Description = "Weight of the ControlNet or LLLite.", DefaultValueFactory = _ => 0.8 };
    private readonly Option<string?> output = new("--out") { Description = "The folder for the pictures; `generated` in the recipe's or run's folder by default.", HelpName = "DIR" };
    private readonly TrainerPlaceArguments place = new();

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Print the commands; write and start nothing." };

    public void AddTo(Command command)
    {
        sampler.AcceptOnlyFromAmong([.. GenerationChoices.Samplers]);
        command.Arguments.Add(subject);
        foreach (Option option in (Option[])[checkpoint, prompts, distinct, limit, variants, seed, steps, scale, sampler, batch, loraWeight, controlWeight, output, set, DryRun])
            command.Options.Add(option);
        place.AddTo(command);
        foreach (Option<int> positive in (Option<int>[])[variants, steps, batch])
        {
            positive.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < 1)
                    result.AddError($"{positive.Name} must be 1 or more.");
            });
        }
    }

    /// <returns>Null for the plan where the findings have an error.</returns>
    public (GenerationPlan? Plan, IReadOnlyList<string> Checkpoints, IReadOnlyList<GenerationPrompt> Prompts, IReadOnlyList<Finding> Findings) Read(
        ParseResult parse, Terminal terminal, CancellationToken cancellation)
    {
        string named = parse.GetValue(subject)!;
        string[] overrides = [.. parse.GetValue(set) ?? [], .. place.Overrides(parse)];
        (RecipeReading reading, RunStore store, RunRecord? run) = Subject(named, overrides);
        if (reading.Recipe is null)
            return (null, [], [], reading.Findings);
        PreparationPlan prepared = ProgressBar.Run(terminal, "reading pictures", progress => Preparation.Plan(reading, ShownPath.Of, false, progress, cancellation));
        if (prepared.Files is null)
            return (null, [], [], prepared.Findings);

        GenerationChoices choices = Choices(parse);
        LaunchPlan training = RecipeLaunch.Of(prepared.Recipe, prepared.Files, RunPlanner.Plan(prepared.Recipe, prepared.Set!, prepared.Files));
        IReadOnlyList<string> left = SavedCheckpoints.In(training.OutputFolder, training.OutputName);
        if (run is null && left.Count == 0)
            run = store.List().LastOrDefault(other => other.RecipeFile == prepared.Recipe.File && CheckpointsOf(store, other).Count > 0);
        if (run is not null)
            left = CheckpointsOf(store, run);
        string home = run is null ? prepared.Recipe.Output : store.FolderOf(run.Id);
        string root = parse.GetValue(output) is { } folder ? Path.GetFullPath(folder) : Path.Combine(home, GenerationPlan.FolderName);
        GenerationPlan plan = new(prepared.Recipe, prepared.Files, training, PresentModel.Of(prepared), root, choices);
        IReadOnlyList<GenerationPrompt> wanted = GenerationPrompts.Of(prepared.Recipe, prepared.Files, prepared.Set!, choices);
        if (wanted.Count == 0)
            throw new KohyaPrepException($"{named}: no picture has a caption to draw from. Write captions, or name prompts with --prompts.");
        return (plan, Checkpoints(parse, training, left), wanted, []);
    }

    /// <summary>A run's recipe is the one that it kept, read where it lay, with what the command line had set.</summary>
    private static (RecipeReading Reading, RunStore Store, RunRecord? Run) Subject(string named, string[] overrides)
    {
        if (File.Exists(named))
            return (RecipeReader.Read(named, overrides), RunStore.Of(Path.GetDirectoryName(Path.GetFullPath(named))!), null);
        if (Path.GetExtension(named) is ".yaml" or ".yml")
            throw new KohyaPrepException($"{named}: there is no such recipe. Correct the path.");
        RunStore store = RunStore.Of(Directory.Exists(named) ? named : Directory.GetCurrentDirectory());
        RunRecord run = store.Find(named);
        string kept = store.PathIn(run.Id, RunFolder.Recipe);
        string[] all = [.. run.Overrides, .. overrides];
        return (File.Exists(kept) ? RecipeReader.Parse(File.ReadAllText(kept), run.RecipeFile, all) : RecipeReader.Read(run.RecipeFile, all), store, run);
    }

    private static IReadOnlyList<string> CheckpointsOf(RunStore store, RunRecord run) =>
        [.. run.Checkpoints.Select(saved => store.PathIn(run.Id, saved.Path)).Where(path => File.Exists(path) || Directory.Exists(path))];

    private GenerationChoices Choices(ParseResult parse) => new(
        parse.GetValue(prompts) is { } file ? Lines(file) : null,
        parse.GetValue(distinct),
        parse.GetValue(limit),
        parse.GetValue(variants),
        parse.GetValue(seed),
        parse.GetValue(steps),
        parse.GetValue(scale),
        parse.GetValue(sampler)!,
        parse.GetValue(batch),
        parse.GetValue(loraWeight),
        parse.GetValue(controlWeight));

    private static string[] Lines(string file)
    {
        if (!File.Exists(file))
            throw new KohyaPrepException($"{file}: there is no such file. Correct the path.");
        string[] lines = [.. File.ReadAllLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#'))];
        return lines.Length > 0 ? lines : throw new KohyaPrepException($"{file}: there is no prompt in it. Write one a line.");
    }

    private IReadOnlyList<string> Checkpoints(ParseResult parse, LaunchPlan training, IReadOnlyList<string> found)
    {
        string[] asked = parse.GetValue(checkpoint) ?? [];
        if (asked.Length > 0)
            return [.. asked.Select(name => Named(name, found))];
        if (found.Count > 0)
            return found;
        throw new KohyaPrepException($"{ShownPath.Of(training.OutputFolder)}: there is no checkpoint of '{training.OutputName}' yet. Train first, or name a file with --checkpoint.");
    }

    private static string Named(string name, IReadOnlyList<string> found)
    {
        string? match = found.FirstOrDefault(path => Path.GetFileName(path) == name || Path.GetFileNameWithoutExtension(path) == name);
        if (match is not null)
            return match;
        if (File.Exists(name) || Directory.Exists(name))
            return Path.GetFullPath(name);
        throw new KohyaPrepException($"--checkpoint {name}: there is no such file, and no checkpoint of that name. There are: {string.Join(", ", found.Select(Path.GetFileNameWithoutExtension))}.");
    }
}
