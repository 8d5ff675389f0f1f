using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Cli.Commands;

/// <summary>The options with which a verb takes anyone's trainer files instead of a recipe.</summary>
internal sealed class ForeignArguments
{
    public Option<string?> Config { get; } = new("--config") { Description = "Instead of a recipe: a training file of sd-scripts.", HelpName = "TRAINING.toml" };

    public Option<string?> Script { get; } = new("--script")
    {
        Description = "For a training file: the script that is started with it; guessed when not given.",
        HelpName = "SCRIPT",
    };

    public Option<string?> DatasetConfig { get; } = new("--dataset-config") { Description = "For a training file: the dataset file.", HelpName = "DATASET.toml" };

    public Option<string> Root { get; } = new("--root")
    {
        Description = "For a training file: the folder in which the trainer is started.",
        DefaultValueFactory = _ => ".",
        HelpName = "DIR",
    };

    public Option<int> Processes { get; } = new("--processes")
    {
        Description = "For a training file: how many processes train together.",
        DefaultValueFactory = _ => 1,
        HelpName = "N",
    };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Config, Script, DatasetConfig, Root, Processes])
            command.Options.Add(option);
        Processes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--processes must be 1 or more.");
        });
    }

    /// <summary>Simulates the trainer; says which script was guessed.</summary>
    /// <exception cref="KohyaPrepException">There is no such file or folder, or the script cannot be simulated.</exception>
    public TrainerForecast Forecast(ParseResult parse, Terminal terminal, CancellationToken cancellation)
    {
        string root = parse.GetValue(Root)!;
        if (!Directory.Exists(root))
            throw new KohyaPrepException($"{root}: there is no such folder. Give the one in which the trainer is started as --root.");
        string given = TrainingFile.WithExtension(parse.GetValue(Config)!);
        string file = Place(given, root);
        if (!File.Exists(file))
            throw new KohyaPrepException($"{given}: there is no such file. Correct the path of the training file.");
        TrainingFileReading reading = TrainingFile.Read(file, given);
        string script = ScriptName(parse, reading, terminal);
        if (reading.Root is not { } training)
            return new TrainerForecast { Script = script, UnknownKeys = [], Failure = reading.Failure, Warnings = [] };
        return TrainerSimulation.Run(
            new SimulationRequest(script, training, null, root)
            {
                DatasetPath = parse.GetValue(DatasetConfig) is { } dataset ? InRoot(dataset, root) : null,
                Processes = parse.GetValue(Processes),
            },
            cancellation);
    }

    private string ScriptName(ParseResult parse, TrainingFileReading reading, Terminal terminal)
    {
        if (parse.GetValue(Script) is { } given)
            return Path.GetFileName(given) is var name && name.EndsWith(".py", StringComparison.Ordinal) ? name[..^3] : name;
        if (reading.Root is null)
            return ScriptTraits.Names[0];
        ScriptGuess guess = ScriptGuess.Of(reading.Root);
        terminal.Say($"kohyaprep: taking the file for one of {guess.Script}.py, because {guess.Reason}; say --script to change that.");
        return guess.Script;
    }

    // A path on the command line is meant from where it is typed; from the trainer's folder where only that one exists.
    private static string Place(string path, string root) => File.Exists(path) ? path : Path.Combine(root, path);

    private static string InRoot(string path, string root) =>
        File.Exists(path) && Path.GetFullPath(path) is var full && full != Path.GetFullPath(Path.Combine(root, path)) ? full : path;
}
