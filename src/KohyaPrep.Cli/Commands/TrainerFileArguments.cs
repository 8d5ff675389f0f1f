using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Cli.Commands;

/// <summary>The options that go with a trainer's training file.</summary>
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

    public void AddTo(Command command)
    {
        command.Options.Add(Script);
        command.Options.Add(DatasetConfig);
        command.Options.Add(Root);
    }

    /// <summary>The dataset file as it was given; null where it was not.</summary>
    public string? DatasetFileOf(ParseResult parse) => parse.GetValue(DatasetConfig);

    /// <summary>Reads the files and simulates the trainer; says which script was guessed.</summary>
    /// <inheritdoc cref="ForeignConfigReader.Read" path="/exception"/>
    public ForeignReading Read(ParseResult parse, string trainingFile, Terminal terminal, CancellationToken cancellation)
    {
        ForeignReading reading = ForeignConfigReader.Read(
            new ForeignRequest(trainingFile, parse.GetValue(Script), parse.GetValue(DatasetConfig), parse.GetValue(Root)), cancellation);
        if (reading.Guess is { } guess)
            terminal.Say($"kohyaprep: taking the file for one of {guess.Script}.py, because {guess.Reason}; say --script to change that.");
        return reading;
    }
}
