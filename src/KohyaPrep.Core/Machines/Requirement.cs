using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Machines;

/// <summary>A package that the trainer needs.</summary>
/// <param name="Name">As it is installed by.</param>
/// <param name="Pinned">The only version that is asked for; null when any of several will do.</param>
/// <param name="Because">What in the recipe asks for it; null for the trainer's own list.</param>
public sealed partial record Requirement(string Name, string? Pinned = null, string? Because = null)
{
    /// <summary>Reads a list for pip. Comments, options (<c>-e .</c>, <c>--index-url</c>) and addresses are passed over.</summary>
    public static IReadOnlyList<Requirement> ReadList(string text)
    {
        List<Requirement> found = [];
        foreach (string line in text.Split('\n'))
        {
            string plain = line.Split('#')[0].Trim();
            Match match = Line().Match(plain);
            if (match.Success && !plain.Contains("://", StringComparison.Ordinal))
                found.Add(new Requirement(match.Groups["name"].Value, match.Groups["pin"] is { Success: true } pin ? pin.Value : null));
        }

        return found;
    }

    public bool IsSamePackage(Requirement other) => Plain(Name) == Plain(other.Name);

    /// <summary>Letters' case, dots, dashes and underscores do not tell packages apart.</summary>
    public static string Plain(string name) => Separators().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(?:==\s*(?<pin>[^\s;,*]+)\s*)?(?:[;<>=!~ ].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex("[-_.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
