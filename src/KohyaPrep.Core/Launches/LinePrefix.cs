using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>
/// What stands before every line of a log that something else has passed on: a time, a machine, a process. The trainer's own
/// lines are found behind it only when it is known, so it is told by the whole of a log's beginning and never by one line.
/// </summary>
public static partial class LinePrefix
{
    /// <summary>Characters that a prefix has at the most.</summary>
    public const int Longest = 256;

    /// <summary>More lines than this are not looked at.</summary>
    private const int Enough = 400;

    /// <summary>Of so many lines one may be without: what a shell prints itself, or a line that was broken within.</summary>
    private const int Stray = 10;

    /// <summary>One behind the other, such as a time and a process.</summary>
    private const int Most = 3;

    private static readonly Func<Regex>[] Forms =
    [
        Time, Journal, Stamp, Bracketed, Process, Compose, Kubernetes, Task, Rank,
    ];

    /// <summary>The forms that nearly all lines begin with, the first one first; empty for a log as the trainer wrote it.</summary>
    public static IReadOnlyList<Regex> In(string beginning)
    {
        List<Regex> found = [];
        List<string> lines = [.. beginning.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).Take(Enough)];
        while (found.Count < Most && lines.Count > 0 && Forms.Select(form => form()).FirstOrDefault(form => IsOf(form, lines)) is { } prefix)
        {
            found.Add(prefix);
            lines = [.. lines.Select(line => line[prefix.Match(line).Length..]).Where(line => line.Length > 0)];
        }

        return found;
    }

    private static bool IsOf(Regex form, List<string> lines) => lines.Count(line => !form.IsMatch(line)) * Stray <= lines.Count;

    // docker logs -t, kubectl logs --timestamps and its containers' own files, GitHub Actions, journalctl -o short-iso.
    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)(?:[ \t](?:std(?:out|err) [FP] )?|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [^\s:\[\]]+\[\d+\]:(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Journal();

    // ts of moreutils.
    [GeneratedRegex(@"^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^\[\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?Z?\]:?(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    // SkyPilot and Ray; in colour.
    [GeneratedRegex(@"^(?:\u001b\[[\d;]*m)*\([^()\r\n]*\bpid=\d+[^()\r\n]*\)(?:\u001b\[[\d;]*m)*(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Process();

    // docker compose.
    [GeneratedRegex(@"^(?:\u001b\[[\d;]*m)*[\w.\-]+ +\|(?:\u001b\[[\d;]*m)*(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Compose();

    // kubectl logs --prefix.
    [GeneratedRegex(@"^\[pod/[^\]\s]+\](?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Kubernetes();

    // srun --label.
    [GeneratedRegex(@"^ *\d+:(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Task();

    // torchrun --tee.
    [GeneratedRegex(@"^\[(?:rank|default)?\d+\]:(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Rank();
}
