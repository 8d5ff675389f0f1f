using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>config schedule</c>: the learning rate as the trainer will drive it.</summary>
internal static class ScheduleCommand
{
    private const string Description = """
        Draws the learning rate as the trainer will drive it, or says why it cannot. Step 0 is before the first step.

        Examples:
          kohyaprep config schedule training.toml
          kohyaprep config schedule training.toml --steps 2000 --at 0,100,1999
          kohyaprep config schedule training.toml --json
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("TRAINING.toml") { Description = "The trainer's settings, as for its --config_file." };
        Option<long?> steps = new("--steps") { Description = "Train so many steps, whatever the file says.", HelpName = "N" };
        Option<string?> at = StepList.Option();
        Option<bool> json = new("--json") { Description = "Print the rates as one JSON object." };
        Command command = new("schedule", Description) { file, steps, at, json };
        command.SetAction(parse =>
        {
            // The trainer adds the extension too.
            string path = parse.GetValue(file)!;
            path = path.EndsWith(".toml", StringComparison.Ordinal) ? path : path + ".toml";
            ScheduleResult result = Read(path, parse.GetValue(steps), terminal);
            IReadOnlyList<long>? places = StepList.Read(parse.GetValue(at), result.Steps > 0 ? result.Steps : null);
            if (parse.GetValue(json))
                ScheduleJson.Write(terminal.Results, result, places);
            else
                ScheduleText.Write(terminal, ShownPath.Of(path), result, places);
            return (int)(result.Error is null ? ExitCode.Done : ExitCode.Findings);
        });
        return command;
    }

    private static ScheduleResult Read(string path, long? steps, Terminal terminal)
    {
        if (!File.Exists(path))
            throw new KohyaPrepException($"{path}: there is no such file. Name the TOML file that the trainer gets as --config_file.");
        PythonTomlReading reading = PythonToml.ReadFile(path);
        if (reading.Root is null)
        {
            string remedy = $"Correct line {reading.Error!.Line} of {ShownPath.Of(path)}: the trainer cannot read the file.";
            return new ScheduleResult(0, 0, null, new ScheduleError(reading.Error.ToString(), null, remedy), null);
        }

        Dictionary<string, ConfigNode> options = new(TrainerArguments.Flatten(reading.Root), StringComparer.Ordinal);
        if (steps is { } given)
            options["max_train_steps"] = new ConfigNode.Whole(given);
        else if (options.ContainsKey("max_train_epochs"))
            terminal.Say($"{ShownPath.Of(path)}: max_train_epochs sets the number of steps, by the pictures that there are. Give it with --steps.");
        return LearningRateSchedule.Of(new ScheduleSettings(options));
    }
}
