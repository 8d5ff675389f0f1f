using System.CommandLine;
using System.Text;
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
        Writes one HTML page that holds everything in itself: of a run, its settings and where they came from, its score and what that
        means, samples by epoch beside the originals, loss and learning rate, palettes, cost and the next step; of several runs, what
        differs between them. It reads on a phone, prints, and loads nothing from anywhere.

        Examples:
          kohyaprep report latest
          kohyaprep report punks --out punks.html --sheet punks.png
          kohyaprep report 20261124 20261125 --out compared.html
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> runs = new("RUN") { Description = "Runs as `runs list` names them: an id or the beginning of it, a recipe's name, `latest`.", Arity = ArgumentArity.OneOrMore };
        Option<string> output = new("--out") { Description = "The page's file.", DefaultValueFactory = _ => "report.html", HelpName = "FILE.html" };
        Option<string?> sheet = new("--sheet") { Description = "Also draw originals and samples onto one picture, for a chat.", HelpName = "FILE.png" };
        Option<string> workspace = new("--workspace") { Description = "The folder that recipes and runs lie in.", DefaultValueFactory = _ => ".", HelpName = "DIR" };
        Command command = new("report", Description) { runs, output, sheet, workspace };
        command.SetAction((parse, cancellation) =>
        {
            string folder = parse.GetValue(workspace)!;
            RunStore store = RunStore.Of(folder);
            List<RunRecord> found = [.. parse.GetValue(runs)!.Select(store.Find).DistinctBy(run => run.Id)];
            RunReading reading = new(store, ShownPath.Of);
            List<ReportedRun> read = [.. found.Select(run => reading.Read(run, cancellation))];
            Recommendation? advice = Advice(folder, terminal, cancellation);
            string page = parse.GetValue(output)!;
            Write(page, stream =>
            {
                using StreamWriter writer = new(stream, new UTF8Encoding(false), leaveOpen: true);
                RunPage.Write(writer, read, advice);
            });
            terminal.Results.WriteLine($"{page}: {(read.Count == 1 ? $"the run {found[0].Id}" : $"{read.Count} runs compared")}, {Amount.Bytes(new FileInfo(page).Length)}");
            if (parse.GetValue(sheet) is { } picture)
                WriteSheet(terminal, picture, read);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static void WriteSheet(Terminal terminal, string picture, List<ReportedRun> runs)
    {
        byte[] png = RunSheet.Draw(runs) ?? throw new KohyaPrepException($"{picture}: not written, since no sample pictures were drawn. Set `samples.every_epochs` in the recipe.");
        Write(picture, stream => stream.Write(png));
        terminal.Results.WriteLine($"{picture}: originals and samples, {Amount.Bytes(png.Length)}");
    }

    private static Recommendation? Advice(string folder, Terminal terminal, CancellationToken cancellation)
    {
        WorkspaceFacts facts = WorkspaceArguments.ReadFacts(terminal, folder, cancellation);
        (AdviceBook book, IReadOnlyList<Finding> findings) = WorkspaceArguments.ReadBook(null, facts.Folder);
        return findings.Any(finding => finding.Severity == Severity.Error) ? null : Adviser.Advise(book, facts with { Told = book.Tried });
    }

    private static void Write(string file, Action<Stream> content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using MemoryStream whole = new();
            content(whole);
            WholeFile.Write(Path.GetFullPath(file), whole.GetBuffer().AsSpan(0, (int)whole.Length));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{file}: cannot be written: {exception.Message}", ExitCode.MachineLacks, exception);
        }
    }
}
