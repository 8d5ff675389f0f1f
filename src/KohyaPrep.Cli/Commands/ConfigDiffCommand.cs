using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Forms;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>config diff</c>: what differs between two trainings.</summary>
internal static class ConfigDiffCommand
{
    private const string Description = """
        Says what differs between two trainings: the values that the trainer gets, its defaults included, whatever forms and scripts they are of.

        Examples:
          kohyaprep config diff mine.toml tutorial.json
          kohyaprep config diff punks.yaml somebody.safetensors
          kohyaprep config diff a.toml b.toml --script sdxl_train_network --json
        """;

    public static Command Create(Terminal terminal)
    {
        SettingsArguments a = new("A", "One training's settings, in any form.");
        Argument<string> b = new("B") { Description = "The other's, in any form." };
        Option<string?> root = new("--root") { Description = "The folder in which the trainer is started, where relative paths begin; the current one when left out.", HelpName = "DIR" };
        Option<bool> json = new("--json") { Description = "Print one JSON object: scripts and differences." };
        Command command = new("diff", Description) { root, json };
        a.AddTo(command);
        command.Arguments.Add(b);
        command.SetAction((parse, cancellation) =>
        {
            string folder = Path.GetFullPath(parse.GetValue(root) ?? ".");
            List<EffectiveSettings> both = [];
            foreach (string shown in (string[])[a.FileOf(parse), parse.GetValue(b)!])
            {
                SettingsReading reading = a.Read(parse, shown, terminal, cancellation);
                if (reading.Settings is { } settings)
                    reading = DatasetLoader.With(settings, folder, null);
                if (reading.Settings is not { } whole)
                {
                    FindingText.Write(terminal.Results, reading.Findings);
                    return Task.FromResult((int)ExitCode.Findings);
                }

                EffectiveSettings effective = EffectiveSettings.Of(whole, a.ScriptOf(parse), folder);
                if (effective.Guess is { } guess)
                    terminal.Say($"kohyaprep: taking {shown} for one of {guess.Script}.py, because {guess.Reason}; say --script to change that.");
                both.Add(effective);
            }

            IReadOnlyList<SettingDifference> differences = SettingsDifference.Between(both[0], both[1]);
            if (parse.GetValue(json))
                DifferenceJson.Write(terminal.Results, both[0], both[1], differences);
            else
                DifferenceText.Write(terminal, a.FileOf(parse), parse.GetValue(b)!, both[0], both[1], differences);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }
}
