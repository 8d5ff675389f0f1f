using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Cli.Commands;

/// <summary>The options that go with a trainer's training file, and the two ways of reading it: for its rules, or for what the trainer does.</summary>
internal sealed class TrainerFileArguments
{
    public Option<string?> Script { get; } = new("--script")
    {
        Description = $"For a training file: the script that it is for; guessed when left out. One of {string.Join(", ", ScriptTraits.Names)}.",
        HelpName = "SCRIPT",
    };

    public Option<string?> DatasetConfig { get; } = new("--dataset-config")
    {
        Description = "For a training file: the dataset file; it wins over the one that the training file names.",
        HelpName = "FILE",
    };

    public Option<string?> Root { get; } = new("--root")
    {
        Description = "For a training file: the folder in which the trainer is started, where relative paths begin; the current one when left out.",
        HelpName = "DIR",
    };

    private readonly FormArguments form = new(of: "For settings that are no recipe: their form");

    private readonly Option<string?> gpu = new("--gpu")
    {
        Description = "For a training file: the kind of GPU that it is to run on, such as T4 or 'RTX 3060'.",
        HelpName = "NAME",
    };

    /// <param name="asksForGpu">Whether the command can say something of the GPU that the training is to run on.</param>
    public void AddTo(Command command, bool asksForGpu = false)
    {
        if (asksForGpu)
            command.Options.Add(gpu);
        form.AddTo(command);
        command.Options.Add(Script);
        command.Options.Add(DatasetConfig);
        command.Options.Add(Root);
    }

    /// <summary>The form that the user names; null where it is to be found out.</summary>
    public SettingsForm? FormOf(ParseResult parse) => form.FormOf(parse);

    /// <summary>The GPU that the user names; null where none is named.</summary>
    /// <exception cref="KohyaPrepException">It is none that is known.</exception>
    public Gpu? GpuOf(ParseResult parse) => parse.GetValue(gpu) is { } name ? GpuModels.Of(name) : null;

    /// <summary>The dataset file as it was given; null where it was not.</summary>
    public string? DatasetFileOf(ParseResult parse) => parse.GetValue(DatasetConfig);

    /// <summary>Reads the files and simulates the trainer; says which script was guessed.</summary>
    /// <inheritdoc cref="ForeignConfigReader.Read" path="/exception"/>
    public ForeignReading Read(ParseResult parse, string trainingFile, Terminal terminal, CancellationToken cancellation)
    {
        ForeignReading reading = ForeignConfigReader.Read(Request(parse, trainingFile), cancellation);
        SayGuess(reading.Guess, terminal);
        if (reading.Config is { IsSimulated: false } config)
            terminal.Say($"kohyaprep: {config.Request.Script}.py is not simulated: its options are checked, and not what it makes of the pictures.");
        return reading;
    }

    /// <summary>
    /// Simulates the trainer from the training file on, so that what is wrong with either file comes at the trainer's own time; says which script
    /// was guessed.
    /// </summary>
    /// <exception cref="KohyaPrepException">There is no such file or folder, or the script cannot be simulated.</exception>
    public TrainerForecast Forecast(ParseResult parse, string trainingFile, int processes, Terminal terminal, CancellationToken cancellation)
    {
        ForeignRequest request = Request(parse, trainingFile);
        if (!Directory.Exists(request.RootFolder))
            throw new KohyaPrepException($"{request.Root}: there is no such folder. Give the one in which the trainer is started as --root.");
        if (IsOfOtherForm(request, trainingFile))
            return ForecastOf(request, processes, terminal, cancellation);
        string given = TrainingFile.WithExtension(trainingFile);
        string file = request.Place(given);
        if (!File.Exists(file))
            throw new KohyaPrepException($"{given}: there is no such file. Correct the path of the training file.");
        TrainingFileReading reading = TrainingFile.Read(file, given);
        ScriptGuess? guess = request.Script is null && reading.Root is { } readable ? ScriptGuess.Of(readable) : null;
        SayGuess(guess, terminal);
        string script = guess?.Script ?? (request.Script is null ? ScriptTraits.Names[0] : ScriptTraits.NameOf(request.Script));
        if (reading.Root is not { } training)
            return new TrainerForecast { Script = script, UnknownKeys = [], Failure = reading.Failure, Warnings = [] };
        return TrainerSimulation.Run(
            new SimulationRequest(script, training, null, request.RootFolder)
            {
                // As the trainer would be told it; a path that only leads somewhere from here is made absolute.
                DatasetPath = request.DatasetFile is { } dataset ? InRoot(dataset, request) : null,
                Processes = processes,
            },
            cancellation);
    }

    // The trainer appends .toml to a name without it, so that only a file that is there under its own name can be of another form.
    private static bool IsOfOtherForm(ForeignRequest request, string file) =>
        request.Form is { } form ? form != SettingsForm.Toml : !file.EndsWith(".toml", StringComparison.OrdinalIgnoreCase) && File.Exists(request.Place(file));

    private static TrainerForecast ForecastOf(ForeignRequest request, int processes, Terminal terminal, CancellationToken cancellation)
    {
        SettingsReading reading = SettingsReader.Read(request.Place(request.TrainingFile), request.Source);
        if (reading.Settings is not { } settings)
            throw new KohyaPrepException($"{reading.Findings[0].Location}: {reading.Findings[0].Message} {reading.Findings[0].Remedy}");
        ScriptGuess? guess = (request.Script ?? settings.Script) is null ? ScriptGuess.Of(settings.TrainingTable) : null;
        SayGuess(guess, terminal);
        foreach (LostSetting lost in settings.Lost)
            terminal.Say($"{lost.Location}: {lost.Name} = {lost.Value}: {lost.Why}");
        return TrainerSimulation.Run(
            new SimulationRequest(guess?.Script ?? ScriptTraits.NameOf((request.Script ?? settings.Script)!), settings.TrainingTable, request.DatasetFile is null ? settings.Dataset : null, request.RootFolder)
            {
                DatasetPath = request.DatasetFile is { } dataset ? InRoot(dataset, request) : null,
                Processes = processes,
            },
            cancellation);
    }

    private ForeignRequest Request(ParseResult parse, string trainingFile) =>
        new(trainingFile, parse.GetValue(Script), parse.GetValue(DatasetConfig), parse.GetValue(Root)) { Form = FormOf(parse), Tab = form.TabOf(parse) };

    private static string InRoot(string path, ForeignRequest request) =>
        request.Place(path) is var full && full != Path.GetFullPath(Path.Combine(request.RootFolder, path)) ? full : path;

    private static void SayGuess(ScriptGuess? guess, Terminal terminal)
    {
        if (guess is not null)
            terminal.Say($"kohyaprep: taking the file for one of {guess.Script}.py, because {guess.Reason}; say --script to change that.");
    }
}
