using System.CommandLine;
using KohyaPrep.Core.Configs;
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

    public ForeignRequest RequestOf(ParseResult parse, string trainingFile) =>
        new(trainingFile, parse.GetValue(Script), parse.GetValue(DatasetConfig), parse.GetValue(Root));
}
