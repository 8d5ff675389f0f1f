using System.CommandLine;
using System.Globalization;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Preparations;
using KohyaPrep.Launching.Machines;

namespace KohyaPrep.Cli.Commands;

/// <summary>The arguments of the verbs that look at a workspace, and the reading that they begin with.</summary>
internal sealed class WorkspaceArguments
{
    public Argument<string> Workspace { get; } = new("WORKSPACE|RECIPE")
    {
        Description = "The folder that recipes, runs and scores lie in, or one of its recipes.",
        DefaultValueFactory = _ => ".",
    };

    public Option<string?> Score { get; } = new("--score") { Description = "Start from this score instead of the workspace's best: a file that `score --json` printed.", HelpName = "FILE" };

    public Option<double?> Result { get; } = new("--result") { Description = "Start from this Match %, where there is no score.", HelpName = "PERCENT" };

    public Option<string[]> Tried { get; } = new("--tried") { Description = "An option that was tried before there were records of runs, with its Match % where you know it; can be repeated.", HelpName = "OPTION[=PERCENT]" };

    public Option<double?> GpuMemory { get; } = new("--gpu-memory") { Description = "GiB of the GPU to train on; the recipe's, or this machine's own, when left out.", HelpName = "GIB" };

    public Option<string?> Book { get; } = new("--book") { Description = $"Your own book of advice; `{AdviceBookReader.FileName}` in the workspace when left out.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Workspace);
        AddOptionsTo(command);
    }

    public void AddOptionsTo(Command command)
    {
        foreach (Option option in (Option[])[Score, Result, Tried, GpuMemory, Book])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Score) is not null && result.GetValue(Result) is not null)
                result.AddError("--score and --result cannot be had together.");
            if (result.GetValue(Result) is < 0 or > 100)
                result.AddError("--result takes a percentage from 0 to 100.");
            if (result.GetValue(GpuMemory) is <= 0)
                result.AddError("--gpu-memory takes GiB, more than 0.");
        });
    }

    /// <summary>What lies in the workspace, with what the command line says of it.</summary>
    /// <exception cref="KohyaPrepException">There is no such place, or a number of `--tried` is none.</exception>
    public WorkspaceFacts Read(ParseResult parse, Terminal terminal, string place, CancellationToken cancellation)
    {
        WorkspaceFacts facts = ReadFacts(terminal, place, cancellation);
        return facts with { GpuMemory = parse.GetValue(GpuMemory) ?? facts.GpuMemory };
    }

    /// <summary>What lies in the workspace, with progress.</summary>
    public static WorkspaceFacts ReadFacts(Terminal terminal, string place, CancellationToken cancellation) => ProgressBar.Run(terminal, "reading pictures", progress =>
        new WorkspaceReader(section => DatasetReader.Read(section, ShownPath.Of, progress, cancellation), ShownPath.Of).Read(place));

    /// <summary>The next step for a workspace.</summary>
    /// <param name="checksOptions">As for <see cref="Adviser.Advise"/>; this machine's GPU is asked for it too.</param>
    /// <returns>Null and the findings when the user's own book has an error.</returns>
    public async Task<(Recommendation? Advice, WorkspaceFacts Facts, IReadOnlyList<Finding> Findings)> AdviseAsync(
        ParseResult parse, Terminal terminal, string place, bool checksOptions, CancellationToken cancellation)
    {
        WorkspaceFacts facts = Read(parse, terminal, place, cancellation);
        if (checksOptions && facts.GpuMemory is null)
            facts = facts with { GpuMemory = (await GpuSearch.FindAsync(cancellation)).Smallest?.Gibibytes };
        (AdviceBook book, IReadOnlyList<Finding> findings) = ReadBook(parse.GetValue(Book), facts.Folder);
        if (findings.Any(finding => finding.Severity == Severity.Error))
            return (null, facts, findings);
        facts = facts with { Told = [.. book.Tried, .. (parse.GetValue(Tried) ?? []).Select(text => ReadTried(text, book))] };
        return (Adviser.Advise(book, facts, Named(parse), checksOptions), facts, findings);
    }

    private ReachedResult? Named(ParseResult parse)
    {
        if (parse.GetValue(Result) is { } percent)
            return new ReachedResult(new Estimate(percent, percent, percent, 0), ScoreKind.Paired, "--result", null);
        return parse.GetValue(Score) is { } file ? Adviser.Of(WorkspaceReader.ReadScoreFile(file, file).Score, file) : null;
    }

    /// <summary>The book that came with the program, with the named one or the workspace's own laid over it.</summary>
    public static (AdviceBook Book, IReadOnlyList<Finding> Findings) ReadBook(string? given, string folder)
    {
        string own = Path.Combine(folder, AdviceBookReader.FileName);
        string? file = given ?? (File.Exists(own) ? own : null);
        if (file is null)
            return AdviceBookReader.Read();
        if (!File.Exists(file))
            throw new KohyaPrepException($"{file}: there is no such book of advice. `kohyaprep advise --print-book` prints the one that comes with the program.");
        return AdviceBookReader.Read(File.ReadAllText(file), ShownPath.Of(Path.GetFullPath(file)));
    }

    private static ToldAttempt ReadTried(string text, AdviceBook book)
    {
        string[] parts = text.Split('=', 2);
        if (book.Find(parts[0]) is null)
        {
            string[] names = [.. book.Options.Select(option => option.Name)];
            throw new KohyaPrepException($"--tried {text}: there is no option '{parts[0]}'. {(Nearest.Of(parts[0], names) is { } near ? $"Did you mean '{near}'?" : $"There are {string.Join(", ", names)}.")}");
        }

        if (parts.Length == 1)
            return new ToldAttempt(parts[0]);
        return double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double match) && match <= 100
            ? new ToldAttempt(parts[0], match)
            : throw new KohyaPrepException($"--tried {text}: '{parts[1]}' is no percentage.");
    }
}
