using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>Finds the file that an error message names.</summary>
internal static partial class BlamedFile
{
    /// <summary>Null when the message names none, or there is no message.</summary>
    public static string? In(string? message)
    {
        if (message is null)
            return null;
        foreach (Regex form in (ReadOnlySpan<Regex>)[Quoted(), AtTheEnd(), Anywhere()])
        {
            Match match = form.Match(message);
            if (match.Success)
                return match.Groups[1].Value;
        }

        return null;
    }

    [GeneratedRegex(@"[""']((?:[A-Za-z]:[\\/]|/)[^""']+)[""']", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // "Error loading file: /data/my punks/lad 1.png": to the end, blanks and all. "…: /data/lad.png, error: …" (train_util.py:6638).
    [GeneratedRegex(@": ((?:[A-Za-z]:[\\/]|/)[^:""']*[^:""'\s.])(?:, error: .*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AtTheEnd();

    [GeneratedRegex(@"(?<=^|[\s(=])((?:[A-Za-z]:[\\/]|/)[^\s:""',;()]*[^\s:""',;().])", RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();
}
