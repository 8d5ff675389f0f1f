using System.CommandLine;
using System.Text;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>config fmt</c>: a training file in a canonical order.</summary>
internal static class ConfigFormatCommand
{
    private const string Description = """
        Writes training files in a canonical order with sections, comments kept. What the trainer reads stays the same; it is compared before anything is written.

        Examples:
          kohyaprep config fmt training.toml
          kohyaprep config fmt --check *.toml
          kohyaprep config fmt training.toml --stdout
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> files = new("FILE.toml") { Description = "Training files of sd-scripts.", Arity = ArgumentArity.OneOrMore };
        Option<bool> check = new("--check") { Description = "Write nothing; exit code 1 when a file is not in that order." };
        Option<bool> stdout = new("--stdout") { Description = "Print the result instead of replacing the file." };
        Command command = new("fmt", Description) { files, check, stdout };
        command.Validators.Add(result =>
        {
            if (result.GetValue(check) && result.GetValue(stdout))
                result.AddError("Give either --check or --stdout.");
        });
        command.SetAction(parse =>
        {
            ExitCode code = ExitCode.Done;
            foreach (string shown in parse.GetValue(files)!)
            {
                string text = Read(shown);
                string written = TomlFormat.Canonical(text, shown);
                if (parse.GetValue(stdout))
                    terminal.Results.Write(written);
                else if (written == text)
                    terminal.Say($"{shown}: in order already.");
                else if (!parse.GetValue(check))
                    WholeFile.Write(shown, written, replaces: true);
                else
                {
                    terminal.Results.WriteLine($"{shown}: not in order. `kohyaprep config fmt {ShownPath.AsArgument(Path.GetFullPath(shown))}` puts it so.");
                    code = ExitCode.Findings;
                }
            }

            return (int)code;
        });
        return command;
    }

    private static string Read(string shown)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(shown);
            return Utf8Fault.Find(bytes) is { } fault ? throw new KohyaPrepException($"{shown}: not UTF-8: {fault.Message}.") : Encoding.UTF8.GetString(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{shown}: {(File.Exists(shown) || Directory.Exists(shown) ? "cannot be read" : "there is no such file")}.");
        }
    }
}
