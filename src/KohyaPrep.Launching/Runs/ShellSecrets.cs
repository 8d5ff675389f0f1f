using System.Collections;

namespace KohyaPrep.Launching.Runs;

/// <summary>The secrets in this process's environment: by the endings of variables' names, whatever form their values have.</summary>
public static class ShellSecrets
{
    // A shorter value may be any word.
    private const int Shortest = 8;
    private static readonly string[] Endings = ["TOKEN", "KEY", "SECRET", "PASSWORD"];

    public static IReadOnlyList<(string Name, string Value)> Present() =>
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => ((string)variable.Key, (string?)variable.Value ?? ""))
            .Where(variable => variable.Item2.Length >= Shortest && Endings.Any(ending => variable.Item1.EndsWith(ending, StringComparison.OrdinalIgnoreCase))),
    ];
}
