using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

/// <summary>What the rules on pictures that are there more than once have in common.</summary>
internal static class Copies
{
    private const int Named = 4;

    /// <summary>The pictures behind the first, as a finding names them.</summary>
    public static string Others(IReadOnlyList<string> paths)
    {
        string others = string.Join(", ", paths.Skip(1).Take(Named).Select(path => $"'{path}'"));
        return paths.Count > Named + 1 ? $"{others} and {paths.Count - Named - 1} more" : others;
    }

    /// <summary>One stays, all others are set aside.</summary>
    /// <param name="others">One at least.</param>
    public static Fix SetAside(string kept, IReadOnlyList<string> others, bool isCertain) =>
        new(FixKind.SetAside, FixPlace.Pictures, others[0], $"'{kept}' stays; {(others.Count == 1 ? "the other is" : "the others are")} set aside.")
        {
            Also = [.. others.Skip(1)],
            Keeps = kept,
            IsCertain = isCertain,
        };
}
