using System.CommandLine;
using System.Text;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Scans;
using KohyaPrep.Launching.Scans;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>trainer scan</c>: a catalogue of the options of any version of sd-scripts.</summary>
internal static class TrainerScanCommand
{
    private const string Description = """
        Reads the options of every training script of a checkout of sd-scripts, of any version, and writes a catalogue of them.
        The scripts' own setup_parser functions are run with the checkout's Python; packages that are missing get stand-ins, and
        where that fails the source text is read. Nothing in the checkout is changed. The catalogue is used by every command while
        the environment variable KOHYAPREP_CATALOGUE names its file.

        Examples:
          kohyaprep trainer scan ../sd-scripts
          kohyaprep trainer scan ../sd-scripts --python ../sd-scripts/venv/bin/python --out catalogue.json
          kohyaprep trainer scan ../sd-scripts --text-only --json
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> path = new("PATH") { Description = "The folder of the checkout." };
        Option<string?> python = new("--python")
        {
            Description = "The Python that sd-scripts was installed for; by default that of its venv, or python3.",
            HelpName = "PYTHON",
        };
        Option<string?> output = new("--out")
        {
            Description = "The catalogue's file; by default in the user's data folder, named after the version.",
            HelpName = "FILE",
        };
        Option<bool> textOnly = new("--text-only") { Description = "Run nothing of the checkout; only read its text." };
        Option<bool> json = new("--json") { Description = "Print what was found as one JSON object (its form is in docs/trainer-versions.md)." };
        Command command = new("scan", Description) { path, python, output, textOnly, json };
        command.SetAction(async (parse, cancellation) =>
        {
            CheckoutReading reading = await CheckoutScan.ReadAsync(parse.GetValue(path)!, parse.GetValue(python), !parse.GetValue(textOnly), cancellation);
            string file = parse.GetValue(output) is { } asked ? Path.GetFullPath(asked) : DataFolder.CatalogueOf(reading.Catalogue, parse.GetValue(path)!);
            Save(file, reading.Catalogue);
            CatalogueDifference difference = CatalogueDifference.Between(OptionCatalogue.Embedded, reading.Catalogue);
            if (parse.GetValue(json))
                ScanJson.Write(terminal.Results, reading, file, difference);
            else
                ScanText.Write(terminal, reading, file, difference);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Save(string file, OptionCatalogue catalogue)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WholeFile.Write(file, Encoding.UTF8.GetBytes(CatalogueWriter.Text(catalogue)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{file}: the catalogue cannot be written there. Name another file with --out.", ExitCode.MachineLacks, exception);
        }
    }
}
