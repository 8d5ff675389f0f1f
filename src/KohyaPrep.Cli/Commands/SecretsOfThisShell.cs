using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Machines;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary>Looks for the values of this environment's own secrets in texts that leave the machine, whatever form they have.</summary>
internal static class SecretsOfThisShell
{
    public static IEnumerable<Finding> In(IEnumerable<TrainerFile> texts)
    {
        IReadOnlyList<(string Name, string Value)> secrets = ShellSecrets.Present();
        return from text in texts
               from secret in secrets
               where text.Text.Contains(secret.Value, StringComparison.Ordinal)
               select SecretInBundle.Rule.At(new Location(text.Path), $"The value of this shell's {secret.Name} stands in it.");
    }
}
