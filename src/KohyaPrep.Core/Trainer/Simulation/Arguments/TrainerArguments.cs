using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Arguments;

/// <summary>
/// The options as a script sees them after it has read its training file: the file's keys in their order, whatever they are, then the
/// defaults of the options that the file does not set (train_util.py:4748-4761). Nothing has been checked.
/// </summary>
public sealed class TrainerArguments
{
    private readonly OrderedDictionary<string, ConfigNode> values;

    private TrainerArguments(string script, OrderedDictionary<string, ConfigNode> values, IReadOnlyList<string> unknownKeys)
    {
        Script = script;
        this.values = values;
        UnknownKeys = unknownKeys;
    }

    /// <summary>Without <c>.py</c>.</summary>
    public string Script { get; }

    /// <summary>Keys of the file that are no option of the script, in ordinal order.</summary>
    public IReadOnlyList<string> UnknownKeys { get; }

    /// <summary>All that is not None, in the order of the namespace's attributes: it decides which of two names of one thing wins.</summary>
    public IEnumerable<KeyValuePair<string, ConfigNode>> Values => values;

    /// <param name="file">The training file, with its sections.</param>
    public static TrainerArguments Of(string script, ConfigNode.Table file)
    {
        OrderedDictionary<string, ConfigNode> values = Flatten(file);
        OptionCatalogue catalogue = OptionCatalogue.Current;
        string[] unknown = [.. values.Keys.Where(key => catalogue.Find(key, script) is null).Order(StringComparer.Ordinal)];
        foreach (TrainerOption option in catalogue.OptionsOf(script))
        {
            if (option.Default is { } fallback)
                values.TryAdd(option.Name, ConfigNodes.Of(fallback));
        }

        return new TrainerArguments(script, values, unknown);
    }

    /// <summary>One level of tables is only decoration; of two equal keys the later value stands in the earlier place.</summary>
    public static OrderedDictionary<string, ConfigNode> Flatten(ConfigNode.Table file)
    {
        OrderedDictionary<string, ConfigNode> flat = [];
        foreach ((string name, ConfigNode value) in file.Entries)
        {
            if (value is not ConfigNode.Table section)
            {
                flat[name] = value;
                continue;
            }

            foreach ((string key, ConfigNode inner) in section.Entries)
                flat[key] = inner;
        }

        return flat;
    }

    /// <summary>Null for None, and for an option that the script does not have.</summary>
    public ConfigNode? Find(string name) => values.TryGetValue(name, out ConfigNode? value) ? value : null;

    /// <summary>Whether Python takes the value for true.</summary>
    public bool IsOn(string name) => PythonValue.IsTrue(Find(name));

    /// <summary>The same, with one value replaced in its place; null removes it.</summary>
    public TrainerArguments With(string name, ConfigNode? value)
    {
        OrderedDictionary<string, ConfigNode> changed = new(values);
        if (value is null)
            changed.Remove(name);
        else
            changed[name] = value;
        return new TrainerArguments(Script, changed, UnknownKeys);
    }
}
