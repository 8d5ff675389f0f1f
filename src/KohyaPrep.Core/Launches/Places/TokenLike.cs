using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>Finds what looks like a key or token: by the forms that services give them, and by the names beside them.</summary>
public static partial class TokenLike
{
    /// <summary>The beginning of the first one and the line that it stands in, from 1; null when there is none.</summary>
    public static (string Beginning, int Line)? Find(string text)
    {
        Match match = Forms().Match(text);
        if (!match.Success)
            return null;
        Group found = match.Groups["named"] is { Success: true } named ? named : match.Groups[0];
        return (found.Value[..Math.Min(6, found.Length)] + "…", 1 + text.AsSpan(0, found.Index).Count('\n'));
    }

    /// <summary>Where each one stands.</summary>
    public static IEnumerable<(int Start, int Length)> All(string text) => Forms().Matches(text)
        .Select(match => match.Groups["named"] is { Success: true } named ? named : match.Groups[0])
        .Select(found => (found.Index, found.Length));

    [GeneratedRegex("""
        \b(?:hf|api_org)_[A-Za-z0-9]{20,}            # Hugging Face
        | \b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})
        | \brpa_[A-Z0-9]{20,}                        # RunPod
        | \bsk-(?:[a-z]+-)*[A-Za-z0-9_-]{20,}        # OpenAI and its like
        | \b(?:AKIA|ASIA)[A-Z0-9]{16}\b              # AWS
        | \bAIza[A-Za-z0-9_-]{30,}                   # Google
        | \bglpat-[A-Za-z0-9_-]{20,}
        | \bxox[abprs]-[A-Za-z0-9-]{10,}
        | \bwandb_v1_[A-Za-z0-9_]{20,}
        | \beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.
        | -----BEGIN\ [A-Z ]*PRIVATE\ KEY-----
        | ://[^/\s:@]+:[^/\s@]+@                     # a user and a password in an address
        | (?:api[_-]?key|token|secret|passw(?:or)?d)["']?\s*[:=]\s*["']?(?<named>(?=[A-Za-z_.-]*[0-9])[A-Za-z0-9_.-]{16,})
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Forms();
}
