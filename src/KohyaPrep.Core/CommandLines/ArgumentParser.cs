using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.CommandLines;

/// <summary>Python's argparse, as the scripts use it, on the options of the catalogue.</summary>
public sealed class ArgumentParser
{
    private readonly Dictionary<string, TrainerOption> options;
    private readonly string script;
    private readonly IReadOnlyList<ShellWord> words;
    private readonly OrderedDictionary<string, ConfigNode> settings = new(StringComparer.Ordinal);
    private readonly List<ArgumentFault> faults = [];
    private int at;

    private ArgumentParser(string script, IReadOnlyList<ShellWord> words)
    {
        this.script = script;
        this.words = words;
        options = OptionCatalogue.Current.OptionsOf(script).ToDictionary(option => option.Name, StringComparer.Ordinal);
    }

    /// <param name="script">Without <c>.py</c>.</param>
    /// <param name="words">Those after the script's name.</param>
    public static ParsedArguments Parse(string script, IReadOnlyList<ShellWord> words)
    {
        ArgumentParser parser = new(script, words);
        while (parser.at < words.Count)
            parser.Next();
        return new ParsedArguments(new ConfigNode.Table([.. parser.settings]), parser.faults);
    }

    private void Next()
    {
        ShellWord word = words[at++];
        if (!IsOption(word.Text))
        {
            Fault(word, $"'{word.Text}' belongs to no option: {script}.py ends with its usage.", "Quote a value that has blanks in it, or take the word out.");
            return;
        }

        string[] parts = word.Text.Split('=', 2);
        if (Find(word, parts[0]) is not { } option)
            return;
        string? given = parts.Length == 2 ? parts[1] : null;
        if (option.Type == OptionType.Flag)
        {
            if (given is null)
                Set(option, new ConfigNode.Flag(true, word.Line));
            else
                Fault(word, $"--{option.Name} takes no value.", $"Write --{option.Name} alone to turn it on, and nothing to leave it off.");
        }
        else if (option.TakesList)
        {
            IReadOnlyList<ShellWord> values = given is null ? Values() : [word with { Text = given }];
            ConfigNode?[] items = [.. values.Select(value => Value(option, value))];
            if (!items.Contains(null))
                Set(option, new ConfigNode.Items([.. items.OfType<ConfigNode>()], word.Line));
        }
        else if (given is null && (at == words.Count || IsOption(words[at].Text)))
        {
            Fault(word, $"--{option.Name} has no value.", $"It takes {option.TypeInWords}.");
        }
        else if (Value(option, given is null ? words[at++] : word with { Text = given }) is { } value)
        {
            Set(option, value);
        }
    }

    private List<ShellWord> Values()
    {
        List<ShellWord> values = [];
        while (at < words.Count && !IsOption(words[at].Text))
            values.Add(words[at++]);
        return values;
    }

    // The whole name, or its beginning where no other option begins so.
    private TrainerOption? Find(ShellWord word, string written)
    {
        string name = written.TrimStart('-');
        if (written.StartsWith("--", StringComparison.Ordinal) && options.TryGetValue(name, out TrainerOption? option))
            return option;
        TrainerOption[] near = written.StartsWith("--", StringComparison.Ordinal) && name.Length > 0
            ? [.. options.Values.Where(other => other.Name.StartsWith(name, StringComparison.Ordinal))]
            : [];
        if (near.Length == 1)
            return near[0];
        string? meant = OptionCatalogue.Current.Suggest(name.Replace('-', '_'), script);
        string message = near.Length > 1
            ? $"{written} is the beginning of several options: {string.Join(", ", near.Select(other => other.Name))}."
            : $"{written} is no option of {script}.py, which ends with its usage.";
        Fault(word, message, meant is null ? null : $"Did you mean --{meant}?");
        // Its values would otherwise be told as words of no option.
        Values();
        return null;
    }

    private ConfigNode? Value(TrainerOption option, ShellWord word)
    {
        ConfigNode? value = ArgumentValue.Of(option.Type, word.Text, word.Line);
        if (value is null)
        {
            Fault(word, $"--{option.Name} takes {option.TypeInWords}, not '{word.Text}'.", null);
        }
        else if (option.Choices.Count > 0 && !option.Choices.Any(choice => PythonCast.AreEqual(ConfigNodes.Of(choice), value)))
        {
            Fault(word, $"--{option.Name} takes one of {string.Join(", ", option.Choices)}, not '{word.Text}'.", null);
            return null;
        }

        return value;
    }

    private void Set(TrainerOption option, ConfigNode value)
    {
        settings.Remove(option.Name);
        settings[option.Name] = value;
    }

    private void Fault(ShellWord word, string message, string? remedy) => faults.Add(new ArgumentFault(word.Line, message, remedy));

    // What begins with a dash, but for a dash alone, a negative number without an exponent, and a text with a blank in it.
    private bool IsOption(string word) => word.Length > 1 && word[0] == '-'
        && (IsKnown(word) || !(IsNegativeNumber(word) || word.Contains(' ', StringComparison.Ordinal)));

    private bool IsKnown(string word) => word.StartsWith("--", StringComparison.Ordinal) && options.ContainsKey(word[2..].Split('=', 2)[0]);

    private static bool IsNegativeNumber(string word)
    {
        string[] parts = word[1..].Split('.');
        return parts.Length <= 2 && parts[^1].Length > 0 && parts.All(part => part.All(char.IsDigit));
    }
}
