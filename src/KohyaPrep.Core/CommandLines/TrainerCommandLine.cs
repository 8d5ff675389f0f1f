using System.Numerics;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.CommandLines;

/// <summary>A command that starts a script of the trainer, out of a text that someone pasted.</summary>
/// <param name="Launch">What <c>accelerate launch</c> is told; empty where the script is started without it.</param>
/// <param name="Script">Without <c>.py</c>; null where the text starts no script of the trainer.</param>
/// <param name="ScriptPath">As it is written.</param>
/// <param name="Settings">What the script is told, by its options' names.</param>
/// <param name="Faults">Why it would not start, or not as it was meant.</param>
public sealed record TrainerCommandLine(
    Shell Shell, IReadOnlyList<LaunchArgument> Launch, string? Script, string? ScriptPath, ConfigNode.Table Settings, IReadOnlyList<ArgumentFault> Faults)
{
    // Those of accelerate's that stand alone, as far as people use them.
    private static readonly HashSet<string> Alone = new(StringComparer.Ordinal)
    {
        "cpu", "multi_gpu", "tpu", "ipex", "use_deepspeed", "use_fsdp", "use_megatron_lm", "use_xpu", "quiet", "module", "no_python", "same_network",
        "dynamo_use_fullgraph", "dynamo_use_dynamic", "dynamo_use_regional_compilation", "debug", "enable_cpu_affinity",
    };

    /// <param name="shell">Null to find it out.</param>
    public static TrainerCommandLine Read(string text, Shell? shell = null)
    {
        Shell kind = shell ?? ShellGuess.Of(text);
        IReadOnlyList<IReadOnlyList<ShellWord>> commands = ShellWords.Split(text, kind);
        foreach (IReadOnlyList<ShellWord> words in commands)
        {
            int at = IndexOfScript(words);
            if (at < 0)
                continue;
            string script = NameOf(words[at].Text);
            ParsedArguments parsed = ArgumentParser.Parse(script, [.. words.Skip(at + 1)]);
            return new TrainerCommandLine(kind, LaunchOf([.. words.Take(at)]), script, words[at].Text, parsed.Settings, parsed.Faults);
        }

        ShellWord? other = commands.SelectMany(words => words).FirstOrDefault(word => word.Text.EndsWith(".py", StringComparison.OrdinalIgnoreCase));
        ArgumentFault fault = other is null
            ? new ArgumentFault(1, "The text starts no script.", "Paste the whole command, with the name of the script, such as train_network.py.")
            : new ArgumentFault(other.Line, $"'{other.Text}' is no script of the trainer's.", $"It has {string.Join(", ", OptionCatalogue.Current.Scripts.Take(4))} and others.");
        return new TrainerCommandLine(kind, [], null, other?.Text, new ConfigNode.Table([]), [fault]);
    }

    /// <summary>The words of <c>accelerate launch</c> with a script.</summary>
    /// <param name="arguments">See <see cref="ArgumentWriter"/>.</param>
    public static IReadOnlyList<string> Words(IEnumerable<LaunchArgument> launch, string script, IEnumerable<string> arguments) =>
    [
        "accelerate", "launch",
        .. launch.SelectMany(argument => argument.Value is ConfigNode.Flag ? (string[])[$"--{argument.Name}"] : [$"--{argument.Name}", PythonCast.Str(argument.Value)]),
        $"{script}.py",
        .. arguments,
    ];

    private static int IndexOfScript(IReadOnlyList<ShellWord> words)
    {
        for (int at = 0; at < words.Count; at++)
        {
            if (words[at].Text.EndsWith(".py", StringComparison.OrdinalIgnoreCase) && OptionCatalogue.Current.Scripts.Contains(NameOf(words[at].Text)))
                return at;
        }

        return -1;
    }

    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..^3];

    /// <summary>What the words before a script tell <c>accelerate launch</c>.</summary>
    public static IReadOnlyList<LaunchArgument> LaunchOf(IReadOnlyList<ShellWord> words)
    {
        List<LaunchArgument> launch = [];
        int start = words.TakeWhile(word => !word.Text.Contains("accelerate", StringComparison.OrdinalIgnoreCase)).Count();
        for (int at = start; at < words.Count; at++)
        {
            ShellWord word = words[at];
            if (!word.Text.StartsWith("--", StringComparison.Ordinal))
                continue;
            string[] parts = word.Text[2..].Split('=', 2);
            string name = parts[0].Replace('-', '_');
            if (parts.Length == 2)
                launch.Add(new LaunchArgument(name, ValueOf(parts[1], word.Line)));
            else if (Alone.Contains(name) || at + 1 == words.Count || words[at + 1].Text.StartsWith("--", StringComparison.Ordinal))
                launch.Add(new LaunchArgument(name, new ConfigNode.Flag(true, word.Line)));
            else
                launch.Add(new LaunchArgument(name, ValueOf(words[++at].Text, word.Line)));
        }

        return launch;
    }

    private static ConfigNode ValueOf(string text, int line) =>
        PythonNumber.TryInt(text, 10) is BigInteger whole ? new ConfigNode.Whole(whole, line) : new ConfigNode.Text(text, line);
}
