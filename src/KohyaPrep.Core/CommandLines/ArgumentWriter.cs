using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.CommandLines;

/// <summary>Writes settings as a script's arguments, and reads each back to see that it is still the same.</summary>
public static class ArgumentWriter
{
    /// <param name="script">Without <c>.py</c>.</param>
    public static (IReadOnlyList<string> Words, IReadOnlyList<ArgumentLoss> Lost) Write(string script, IEnumerable<KeyValuePair<string, ConfigNode>> settings)
    {
        List<string> words = [];
        List<ArgumentLoss> lost = [];
        foreach ((string name, ConfigNode value) in settings)
        {
            (IReadOnlyList<string> written, string? why) = One(script, name, value);
            if (why is null)
                words.AddRange(written);
            else
                lost.Add(new ArgumentLoss(name, value, why));
        }

        return (words, lost);
    }

    /// <summary>The words for one setting; none where the option's default says the same. With a reason where no words can say it.</summary>
    public static (IReadOnlyList<string> Words, string? Reason) One(string script, string name, ConfigNode value)
    {
        if (value is ConfigNode.Nothing)
            return ([], null);
        if (OptionCatalogue.Current.Find(name, script) is not { } option)
            return ([], $"{script}.py has no such option, and ends with its usage where a command line names one.");
        if (option.Type == OptionType.Flag)
        {
            return value switch
            {
                ConfigNode.Flag { Value: true } => ([$"--{name}"], null),
                ConfigNode.Flag => ([], null),
                _ => ([], $"A command line can only turn it on, not make it {ConfigNodeText.Of(value)}."),
            };
        }

        string[] words = option.TakesList && value is ConfigNode.Items list ? [$"--{name}", .. list.Values.Select(Word)] : Single(name, Word(value));
        ParsedArguments parsed = ArgumentParser.Parse(script, [.. words.Select(word => new ShellWord(word, 1))]);
        if (parsed.Faults.Count > 0)
            return ([], $"A command line cannot say {ConfigNodeText.Of(value)}: {parsed.Faults[0].Message}");
        ConfigNode back = parsed.Settings.Find(name)!;
        // Steps as a whole number and a share of them as a fraction are not the same; of -1 a command line can only make -1.0.
        bool isShare = option.Type == OptionType.WholeOrNumber && value.PythonType != back.PythonType && PythonValue.Number(value) != 0;
        return !isShare && IsSame(value, back) ? (words, null) : ([], $"On a command line {ConfigNodeText.Of(value)} would become {ConfigNodeText.Of(back)}.");
    }

    // A value that begins with a dash is taken for an option, but not behind an equals sign.
    private static string[] Single(string name, string word) =>
        word.StartsWith('-') && word.Length > 1 && !char.IsAsciiDigit(word[1]) || (word.StartsWith('-') && word.Contains('e', StringComparison.Ordinal))
            ? [$"--{name}={word}"]
            : [$"--{name}", word];

    private static bool IsSame(ConfigNode one, ConfigNode other) => (one, other) switch
    {
        (ConfigNode.Items list, ConfigNode.Items back) => list.Values.Count == back.Values.Count && list.Values.Zip(back.Values).All(pair => IsSame(pair.First, pair.Second)),
        // A whole number where a fraction may stand is the same to the trainer.
        (ConfigNode.Whole or ConfigNode.Number, ConfigNode.Whole or ConfigNode.Number) => PythonCast.AreEqual(one, other),
        _ => one.PythonType == other.PythonType && PythonCast.AreEqual(one, other),
    };

    private static string Word(ConfigNode value) => value switch
    {
        ConfigNode.Text text => text.Value,
        ConfigNode.Whole whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        ConfigNode.Number number => PythonRepr.Of(number.Value),
        _ => PythonCast.Str(value),
    };
}
