using System.CommandLine;
using System.Text;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>caption count</c>: how many tokens captions have, and where the trainer cuts them.</summary>
internal static class CaptionCountCommand
{
    private const string Description = """
        Counts the tokens of captions as the trainer's tokenizer does, the longest first, and says what a limit cuts off.

        Examples:
          kohyaprep caption count captions
          kohyaprep caption count captions --limit 150
          echo '"a punk with a hat"' | kohyaprep caption count --stdin --json
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> paths = new("FOLDER|FILE") { Description = "Folders of captions, and caption files.", Arity = ArgumentArity.ZeroOrMore };
        Option<int> limit = new("--limit") { Description = "How many tokens the trainer takes (max_token_length): 75, 150 or 225.", DefaultValueFactory = _ => 75, HelpName = "TOKENS" };
        limit.AcceptOnlyFromAmong("75", "150", "225");
        Option<string> extension = new("--caption-extension") { Description = "The extension of captions in folders.", DefaultValueFactory = _ => ".txt", HelpName = ".EXT" };
        Option<bool> recursive = new("--recursive") { Description = "Folders below count too." };
        Option<bool> stdin = new("--stdin") { Description = "Read captions from standard input instead, a JSON string a line, and print a JSON object a line." };
        Option<bool> json = new("--json") { Description = "Print JSON: tokens, ids, limit, cut, and the file where there is one." };
        Command command = new("count", Description) { paths, limit, extension, recursive, stdin, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(stdin) == (result.GetValue(paths) is { Length: > 0 }))
                result.AddError("Name folders or files of captions, or say --stdin: one of the two.");
        });
        command.SetAction((parse, cancellation) =>
        {
            int tokens = parse.GetValue(limit);
            if (parse.GetValue(stdin))
            {
                CountLines(terminal, tokens, cancellation);
                return Task.FromResult((int)ExitCode.Done);
            }

            IEnumerable<CaptionFacts> captions = parse.GetValue(paths)!.SelectMany(path => CaptionsAt(path, parse.GetValue(extension)!, parse.GetValue(recursive), cancellation));
            IReadOnlyList<CountedCaption> counted = CountedCaption.Of(captions, tokens);
            if (parse.GetValue(json))
                CaptionCountJson.WriteArray(terminal.Results, counted);
            else
                CaptionCountText.Write(terminal.Results, counted, tokens);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static IReadOnlyList<CaptionFacts> CaptionsAt(string path, string extension, bool recursive, CancellationToken cancellation)
    {
        string shown = ShownPath.Of(Path.GetFullPath(path));
        if (Directory.Exists(path))
            return CaptionScan.Run(Path.GetFullPath(path), shown, extension, recursive, cancellation: cancellation).Captions;
        if (!File.Exists(path))
            throw new KohyaPrepException($"{path}: there is no such folder or file. Correct the path.");
        CaptionFacts caption = CaptionReader.ReadFile(path, Path.GetFileName(path), shown);
        return caption.Trouble.Length == 0 ? [caption] : throw new KohyaPrepException($"{shown}: the caption cannot be read: {caption.Trouble}.");
    }

    private static void CountLines(Terminal terminal, int limit, CancellationToken cancellation)
    {
        using StreamReader lines = new(Console.OpenStandardInput(), Encoding.UTF8);
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            string caption = JsonLine.Read(line)
                ?? throw new KohyaPrepException($"Line {number} of standard input is not a JSON string. Write each caption in double quotes, with \\n for a line break.");
            CaptionCountJson.WriteLine(terminal.Results, ClipTokenizer.Shared.Read(caption, limit));
        }
    }
}
