using System.Globalization;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>Finds the last line of Python tracebacks, and tells the trainer's own from those of accelerate around it.</summary>
internal sealed partial class TracebackReader(Action<TrainerEvent> report)
{
    /// <summary>More of an error's line than this is not kept.</summary>
    private const int LongestMessage = 4096;

    private bool inside;
    private bool throughLauncher;

    /// <summary>Returns whether the line was part of an error's output.</summary>
    public bool Take(string line)
    {
        if (Header().IsMatch(line))
        {
            inside = true;
            throughLauncher = false;
            report(new TrainerEvent.TracebackBegan());
            return true;
        }

        if (inside)
            return TakeInside(line);

        Match refusal = Refusal().Match(line);
        if (!refusal.Success)
            return false;
        report(new TrainerEvent.ErrorRaised("", Shorten(line)));
        return true;
    }

    private bool TakeInside(string line)
    {
        if (line.Length == 0 || char.IsWhiteSpace(line[0]))
        {
            throughLauncher |= LauncherFrame().IsMatch(line);
            return true;
        }

        Match last = LastLine().Match(line);
        if (!last.Success)
            return false;
        inside = false;
        string kind = last.Groups["kind"].Value;
        string message = last.Groups["message"].Value;
        report(throughLauncher
            ? new TrainerEvent.LauncherFailed(kind, ReadSignal(message))
            : new TrainerEvent.ErrorRaised(kind, Shorten(message)));
        return true;
    }

    private static int? ReadSignal(string message)
    {
        Match match = Signal().Match(message);
        return match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    private static string Shorten(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage];

    // A worker's error is raised again with its own traceback in the message (torch, _utils.py, ExceptionWrapper): that one says why.
    [GeneratedRegex(@"^(?:Original |  \+ Exception Group )?Traceback \(most recent call last\):", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?<kind>[A-Za-z_][\w.]*)(?:: (?<message>.*)|:?\s*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LastLine();

    // Several processes are started through torch's launcher, within accelerate's.
    [GeneratedRegex(@"^  File "".*[\\/](?:accelerate[\\/]commands|torch[\\/]distributed[\\/](?:run|launcher|elastic))[\\/.]", RegexOptions.CultureInvariant)]
    private static partial Regex LauncherFrame();

    [GeneratedRegex(@"died with (?:<Signals\.\w+: |unknown signal )(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Signal();

    // argparse, and Python itself when it cannot open a script or find a module.
    [GeneratedRegex(@"^(?:[\w.\-]+(?:\.py)?: error: |(?:\S*[\\/])?python[\w.]*: (?:can't open file|No module named|Error while finding module))", RegexOptions.CultureInvariant)]
    private static partial Regex Refusal();
}
