using System.Globalization;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>Finds Python tracebacks and their last lines, and tells the trainer's own from those of accelerate around it.</summary>
internal sealed partial class TracebackReader(Action<TrainerEvent> report)
{
    /// <summary>More of an error's line than this is not kept.</summary>
    private const int LongestMessage = 4096;

    /// <summary>Of a longer traceback (a recursion) the first ones are kept, and the last.</summary>
    private const int MostFrames = 60;

    /// <summary>Lines after the last that may still belong to its message.</summary>
    private const int MostFurtherLines = 12;

    private readonly List<ErrorFrame> frames = [];
    private string previous = "";
    private bool inside;
    private bool isChained;
    private bool isIgnored;
    private bool throughLauncher;
    private int furtherLines;

    /// <summary>Returns whether the line was part of an error's output.</summary>
    public bool Take(string line)
    {
        // With several processes torch puts the process before each line of an uncaught error.
        if (Rank().Match(line) is { Success: true, Length: var prefix })
            line = line[prefix..];
        if (Header().IsMatch(line))
        {
            Begin(line);
            return true;
        }

        if (line.Length > 0)
            previous = line;
        if (inside)
            return TakeInside(line);
        if (TakeEnd(line))
            return true;
        if (furtherLines > 0 && line.Length > 0 && line[0] is not '\u001b')
        {
            furtherLines--;
            report(new TrainerEvent.ErrorContinued(Shorten(line)));
        }

        return false;
    }

    private void Begin(string line)
    {
        inside = true;
        isChained = ChainedTo().IsMatch(previous) || line.StartsWith("Original ", StringComparison.Ordinal);
        // What goes wrong while Python cleans up is not why it ended.
        isIgnored = previous.StartsWith("Exception ignored ", StringComparison.Ordinal);
        throughLauncher = false;
        furtherLines = 0;
        frames.Clear();
        if (!isIgnored)
            report(new TrainerEvent.TracebackBegan());
    }

    private bool TakeInside(string line)
    {
        if (line.Length == 0 || char.IsWhiteSpace(line[0]))
        {
            TakeFrame(line);
            return true;
        }

        Match last = LastLine().Match(line);
        if (!last.Success)
            return false;
        inside = false;
        if (isIgnored)
            return true;
        string kind = last.Groups["kind"].Value;
        string message = last.Groups["message"].Value;
        if (throughLauncher)
        {
            report(new TrainerEvent.LauncherFailed(kind, ReadSignal(message)));
            return true;
        }

        report(new TrainerEvent.ErrorRaised(kind, Shorten(message)) { IsChained = isChained });
        report(new TrainerEvent.ErrorTraced([.. frames]));
        furtherLines = MostFurtherLines;
        return true;
    }

    private void TakeFrame(string line)
    {
        throughLauncher |= LauncherFrame().IsMatch(line);
        Match frame = Frame().Match(line);
        if (frame.Success)
        {
            if (frames.Count >= MostFrames)
                frames.RemoveAt(MostFrames / 2);
            _ = int.TryParse(frame.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out int number);
            frames.Add(new ErrorFrame(frame.Groups[1].Value, number, frame.Groups[3].Value, ""));
        }
        else if (frames.Count > 0 && frames[^1].Code.Length == 0 && line.Length > 4 && line[3] == ' ')
        {
            frames[^1] = frames[^1] with { Code = line.Trim() };
        }
    }

    /// <summary>What a script, Python, a shell or a cluster says when there is no traceback.</summary>
    private bool TakeEnd(string line)
    {
        if (Refusal().IsMatch(line) || NoProgram().IsMatch(line))
        {
            report(new TrainerEvent.ErrorRaised("", Shorten(line)));
            return true;
        }

        if (ShellEnd().Match(line) is { Success: true } end)
            report(new TrainerEvent.LauncherFailed("", SignalOf(end.Groups[1].Value)));
        else if (ChildEnd().Match(line) is { Success: true } child)
            report(new TrainerEvent.LauncherFailed("ChildFailedError", int.Parse(child.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
        else
            return false;
        return true;
    }

    private static int SignalOf(string words) => words switch
    {
        "^C" => 2,
        "Aborted" => 6,
        "Bus error" => 7,
        "Killed" => 9,
        "Segmentation fault" => 11,
        _ => 15,
    };

    private static int? ReadSignal(string message)
    {
        Match match = Signal().Match(message);
        return match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    private static string Shorten(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage];

    // A worker's error is raised again with its own traceback in the message (torch, _utils.py, ExceptionWrapper): that one says why.
    [GeneratedRegex(@"^(?:Original |  \+ Exception Group )?Traceback \(most recent call last\):", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?:During handling of the above exception|The above exception was the direct cause)", RegexOptions.CultureInvariant)]
    private static partial Regex ChainedTo();

    [GeneratedRegex(@"^(?<kind>[A-Za-z_][\w.]*)(?:: (?<message>.*)|:?\s*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LastLine();

    [GeneratedRegex(@"^  File ""(.+)"", line (\d+), in (.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Frame();

    // Several processes are started through torch's launcher, within accelerate's.
    [GeneratedRegex(@"^  File "".*[\\/](?:accelerate[\\/]commands|torch[\\/]distributed[\\/](?:run|launcher|elastic))[\\/.]", RegexOptions.CultureInvariant)]
    private static partial Regex LauncherFrame();

    [GeneratedRegex(@"died with (?:<Signals\.\w+: |unknown signal )(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Signal();

    [GeneratedRegex(@"^\[rank\d+\]:\s?", RegexOptions.CultureInvariant)]
    private static partial Regex Rank();

    // argparse; Python itself when it cannot open a script or find a module, or dies; a cluster that ends a job.
    [GeneratedRegex(@"^(?:[\w.\-]+(?:\.py)?: error: |(?:\S*[\\/])?python[\w.]*: (?:can't open file|No module named|Error while finding module)|Fatal Python error: |slurmstepd: error: )", RegexOptions.CultureInvariant)]
    private static partial Regex Refusal();

    // bash, dash, zsh, cmd, PowerShell.
    [GeneratedRegex(@"^(?:.*: )?(?:accelerate|torchrun|py|python[\d.]*): (?:command )?not found$|^zsh: command not found: |^'?(?:accelerate|torchrun|py|python[\d.]*)'?(?: is not recognized as| : The term )", RegexOptions.CultureInvariant)]
    private static partial Regex NoProgram();

    // bash: "run.sh: line 3: 4711 Killed    accelerate launch …"; a notebook's cell that was stopped shows "^C".
    [GeneratedRegex(@"^(?:\S*: line \d+: +\d+ )?(\^C|Killed|Terminated|Aborted|Bus error|Segmentation fault)(?: +\(core dumped\))?(?: {2,}.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ShellEnd();

    // torch's launcher of several processes (distributed/elastic/multiprocessing/api.py).
    [GeneratedRegex(@"\bexitcode *: -(\d+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ChildEnd();
}
