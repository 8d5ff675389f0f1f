using System.Collections;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Machines;

namespace KohyaPrep.Cli.Commands;

/// <summary>Looks for the values of this environment's own secrets in texts that leave the machine, whatever form they have.</summary>
internal static class SecretsOfThisShell
{
    private const int Shortest = 8;
    private static readonly string[] Endings = ["TOKEN", "KEY", "SECRET", "PASSWORD"];

    public static IEnumerable<Finding> In(IEnumerable<TrainerFile> texts)
    {
        (string Name, string Value)[] secrets =
        [
            .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Select(variable => ((string)variable.Key, (string?)variable.Value ?? ""))
                .Where(variable => variable.Item2.Length >= Shortest && Endings.Any(ending => variable.Item1.EndsWith(ending, StringComparison.OrdinalIgnoreCase))),
        ];
        return from text in texts
               from secret in secrets
               where text.Text.Contains(secret.Value, StringComparison.Ordinal)
               select SecretInBundle.Rule.At(new Location(text.Path), $"The value of this shell's {secret.Name} stands in it.");
    }
}
