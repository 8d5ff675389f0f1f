using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Reports;
using KohyaPrep.Core.Runs;
using KohyaPrep.Imaging.Reports;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>report</c>: a page to look at and to send.</summary>
internal static class ReportCommand
{
    private const string Description = """
        Writes one HTML page that holds everything in itself. Of a recipe or a folder of pictures: what is in it as plots, every finding, and
        each picture with its caption, edge map, crop and palette, to be searched and filtered. Of a run: its settings and where they came
        from, its score and what that means, samples by epoch beside the originals, loss and learning rate, palettes, cost and the next
        step; of several runs, what differs. It reads on a phone, prints, and loads nothing from anywhere.

        Examples:
          kohyaprep report punks.yaml --out dataset.html
          kohyaprep report pictures --captions captions
          kohyaprep report latest --sheet punks.png
          kohyaprep report 20261124 20261125 --out compared.html
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> subjects = new("RECIPE|FOLDER|RUN")
        {
            Description = "A recipe, a folder of pictures, or runs as `runs list` names them: an id or the beginning of it, a recipe's name, `latest`.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> output = new("--out") { Description = "The page's file.", DefaultValueFactory = _ => "report.html", HelpName = "FILE.html" };
        Option<string?> sheet = new("--sheet") { Description = "Of runs: also draw originals and samples onto one picture, for a chat.", HelpName = "FILE.png" };
        Option<string> workspace = new("--workspace") { Description = "Of runs: the folder that recipes and runs lie in.", DefaultValueFactory = _ => ".", HelpName = "DIR" };
        Option<string?> captions = new("--captions") { Description = "Of a folder: where the captions lie, when not beside the pictures.", HelpName = "DIR" };
        Option<string> extension = new("--caption-extension") { Description = "Of a folder: the extension of captions.", DefaultValueFactory = _ => ".txt", HelpName = ".EXT" };
        Option<bool> recursive = new("--recursive") { Description = "Of a folder: folders below count too." };
        Command command = new("report", Description) { subjects, output, sheet, workspace, captions, extension, recursive };
        command.SetAction((parse, cancellation) =>
        {
            string page = parse.GetValue(output)!;
            string[] named = parse.GetValue(subjects)!;
            if (named is [{ } subject] && IsDataset(subject))
            {
                DatasetReport.Write(terminal, subject, page, parse.GetValue(captions), parse.GetValue(extension)!, parse.GetValue(recursive), cancellation);
                return Task.FromResult((int)ExitCode.Done);
            }

            string folder = parse.GetValue(workspace)!;
            RunStore store = RunStore.Of(folder);
            List<RunRecord> found = [.. named.Select(store.Find).DistinctBy(run => run.Id)];
            RunReading reading = new(store, ShownPath.Of);
            List<ReportedRun> read = [.. found.Select(run => reading.Read(run, cancellation))];
            Recommendation? advice = Advice(folder, terminal, cancellation);
            long bytes = PageFile.Write(page, writer => RunPage.Write(writer, read, advice));
            terminal.Results.WriteLine($"{page}: {(read.Count == 1 ? $"the run {found[0].Id}" : $"{read.Count} runs compared")}, {Amount.Bytes(bytes)}");
            if (parse.GetValue(sheet) is { } picture)
                WriteSheet(terminal, picture, read);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    // A run's folder is no folder of pictures.
    private static bool IsDataset(string subject) => File.Exists(subject) || (Directory.Exists(subject) && !File.Exists(Path.Combine(subject, RunFolder.Record)));

    private static void WriteSheet(Terminal terminal, string picture, List<ReportedRun> runs)
    {
        byte[] png = RunSheet.Draw(runs) ?? throw new KohyaPrepException($"{picture}: not written, since no sample pictures were drawn. Set `samples.every_epochs` in the recipe.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(picture))!);
            WholeFile.Write(Path.GetFullPath(picture), png);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{picture}: cannot be written: {exception.Message}", ExitCode.MachineLacks, exception);
        }

        terminal.Results.WriteLine($"{picture}: originals and samples, {Amount.Bytes(png.Length)}");
    }

    private static Recommendation? Advice(string folder, Terminal terminal, CancellationToken cancellation)
    {
        WorkspaceFacts facts = WorkspaceArguments.ReadFacts(terminal, folder, cancellation);
        (AdviceBook book, IReadOnlyList<Finding> findings) = WorkspaceArguments.ReadBook(null, facts.Folder);
        return findings.Any(finding => finding.Severity == Severity.Error) ? null : Adviser.Advise(book, facts with { Told = book.Tried });
    }
}
