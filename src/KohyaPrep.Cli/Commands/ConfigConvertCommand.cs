using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Forms;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>config convert</c>: anyone's settings in another form.</summary>
internal static class ConfigConvertCommand
{
    private const string Description = """
        Writes settings in another form, lists what has no place there, and says what is wrong with them. The form of the input is found out by itself.

        Forms: TOML (training or dataset file), YAML, JSON, a command line, the Kohya_ss GUI's JSON, a recipe; a LoRA's own header is only read.

        Examples:
          kohyaprep config convert settings.yaml --to toml
          kohyaprep config convert gui.json --to toml --output training.toml
          kohyaprep config convert train.sh --to gui > gui.json
          kohyaprep config convert training.toml --script train_network --to bash
          kohyaprep config convert gui.json --from gui --tab lora --to toml --json
        """;

    public static Command Create(Terminal terminal)
    {
        SettingsArguments source = new();
        Option<string> to = new("--to") { Description = $"The form to write: {string.Join(", ", WriteTarget.Words)}.", Required = true, HelpName = "FORM" };
        to.AcceptOnlyFromAmong([.. WriteTarget.Words]);
        Option<string?> output = new("--output", "-o") { Description = "The file to write, instead of standard output; a dataset file is written beside it.", HelpName = "FILE" };
        Option<bool> force = new("--force") { Description = "Replace the file of --output when it is there already." };
        Option<bool> json = new("--json") { Description = "Print one JSON object: the form's content under its name, command, lost." };
        Command command = new("convert", Description) { to, output, force, json };
        source.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            SettingsReading reading = source.Read(parse, terminal, cancellation);
            WriteTarget target = WriteTarget.Of(parse.GetValue(to)!, source.TabOf(parse), source.ScriptOf(parse));
            // A recipe says what the dataset file says too; the other forms keep its name.
            if (target.Form == SettingsForm.Recipe && reading.Settings is { } own)
                reading = DatasetLoader.With(own, Path.GetFullPath("."), null);
            if (reading.Settings is not { } settings)
            {
                FindingText.Write(terminal.Results, reading.Findings);
                return Task.FromResult((int)ExitCode.Findings);
            }

            WrittenForm written = SettingsWriter.Write(settings, target);
            if (parse.GetValue(json))
            {
                WrittenFormJson.Write(terminal.Results, written, parse.GetValue(to)!);
            }
            else
            {
                WrittenFormText.Write(terminal, written, parse.GetValue(output), parse.GetValue(force));
                ConvertedFindings.Say(parse, source, settings, written, terminal, cancellation);
            }

            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }
}
