using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Scores;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>score</c>: how near generated pictures come to the originals.</summary>
internal static class ScoreCommand
{
    private const string Description = """
        Says how near generated pictures come to the originals, with the scale to read the number on. Pictures that bear an original's name
        (as `finish` and `generate` leave it) are compared with it: Match %. Otherwise set is compared with set: Style %, copies, diversity.
        Exit code 1 when a picture is one flat colour or broken, or the score is below --fail-under.

        Examples:
          kohyaprep score finished punks/images
          kohyaprep score finished punks/images --pairs pairs.csv --json
          kohyaprep score --epochs out/punks/model/sample punks/images
          kohyaprep score old-results punks/images --legacy
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> folders = new("GENERATED ORIGINALS") { Description = "The folder (or file) of generated pictures, and the folder of the originals. With --epochs, the originals alone.", Arity = new ArgumentArity(1, 2) };
        Option<string?> epochs = new("--epochs") { Description = "Compare checkpoints: the trainer's `sample` folder, or a folder for each checkpoint.", HelpName = "DIR" };
        Option<string?> pairs = new("--pairs") { Description = "A CSV or JSON file that says which original each picture was meant to be.", HelpName = "FILE" };
        Option<bool> unpaired = new("--unpaired") { Description = "Compare set with set, whatever the names say." };
        Option<string?> size = new("--size") { Description = "The native size, where the originals are enlarged themselves: 24 or 24x32.", HelpName = "SIZE" };
        Option<bool> recursive = new("--recursive") { Description = "Folders below count too." };
        Option<bool> legacy = new("--legacy") { Description = "Print two older scores too, and what is wrong with them." };
        Option<double?> failUnder = new("--fail-under") { Description = "Exit code 1 when the score is lower.", HelpName = "PERCENT" };
        Option<string?> output = new("--out") { Description = "Write the JSON document to this file too.", HelpName = "FILE" };
        Option<bool> all = new("--all") { Description = "List every picture instead of the lowest few." };
        Option<bool> json = new("--json") { Description = "Print one JSON document with every figure by picture and for the set." };
        Command command = new("score", Description) { folders, epochs, pairs, unpaired, size, recursive, legacy, failUnder, output, all, json };
        command.Validators.Add(result =>
        {
            int wanted = result.GetValue(epochs) is null ? 2 : 1;
            if (result.GetValue(folders) is { } given && given.Length != wanted)
                result.AddError(wanted == 2 ? "Name two folders: the generated pictures, then the originals." : "With --epochs, name the originals alone.");
            if (result.GetValue(unpaired) && result.GetValue(pairs) is not null)
                result.AddError("--pairs and --unpaired contradict each other.");
        });
        command.SetAction((parse, cancellation) =>
        {
            string[] paths = parse.GetValue(folders)!;
            ScoreJob job = new(terminal, parse.GetValue(pairs), parse.GetValue(unpaired), parse.GetValue(legacy), cancellation);
            ScorePictures originals = ScorePictures.At(paths[^1], parse.GetValue(recursive));
            ReferenceSet reference = job.Reference(originals, parse.GetValue(size) is { } text ? SizeOf(text) : null);
            double? limit = parse.GetValue(failUnder);
            if (parse.GetValue(epochs) is { } samples)
            {
                EpochComparison comparison = job.Compare(samples, originals, reference);
                Keep(terminal, ScoreJson.Write(comparison), samples, parse.GetValue(output));
                if (parse.GetValue(json))
                    terminal.Results.Write(ScoreJson.Write(comparison));
                else
                    new EpochText(terminal, comparison).Write();
                return Task.FromResult((int)ExitOf(comparison.Checkpoints[comparison.Best].Score, limit));
            }

            SetScore score = job.Score(ScorePictures.At(paths[0], parse.GetValue(recursive)), originals, reference);
            Keep(terminal, ScoreJson.Write(score), paths[0], parse.GetValue(output));
            if (parse.GetValue(json))
                terminal.Results.Write(ScoreJson.Write(score));
            else
                new ScoreText(terminal, score, parse.GetValue(all)).Write();
            return Task.FromResult((int)ExitOf(score, limit));
        });
        return command;
    }

    /// <summary>Where the user asked for it, and in the folder of the run that drew the pictures.</summary>
    private static void Keep(Terminal terminal, string document, string generated, string? output)
    {
        if (output is not null)
            WholeFile.Write(output, document, replaces: true);
        for (string? at = Path.GetFullPath(generated); at is not null; at = Path.GetDirectoryName(at))
        {
            if (!File.Exists(Path.Combine(at, RunFolder.Record)))
                continue;
            string file = Path.Combine(at, RunFolder.Scores);
            WholeFile.Write(file, document, replaces: true);
            terminal.Say($"kept with the run: {ShownPath.Of(file)}");
            return;
        }
    }

    private static ExitCode ExitOf(SetScore score, double? limit) =>
        score.Counts.Failed > 0 || score.Headline.Mean < limit ? ExitCode.Findings : ExitCode.Done;

    private static (int Width, int Height) SizeOf(string text)
    {
        string[] sides = text.Split('x', '×');
        if (sides.Length <= 2 && int.TryParse(sides[0], out int width) && int.TryParse(sides[^1], out int height)
            && Math.Min(width, height) > 0 && Math.Max(width, height) <= ScoredFolder.LongestSide)
            return (width, height);
        throw new KohyaPrepException($"--size {text}: not a size in pixels. Say 24, or 24x32; up to {ScoredFolder.LongestSide}.");
    }
}
