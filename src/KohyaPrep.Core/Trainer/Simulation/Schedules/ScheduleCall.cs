using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>A call of a function that makes a schedule: what the trainer hands over and what the user adds, by parameter.</summary>
internal sealed class ScheduleCall
{
    private readonly Dictionary<string, ConfigNode?> values;

    private ScheduleCall(Dictionary<string, ConfigNode?> values) => this.values = values;

    /// <param name="function">As Python's messages name it.</param>
    /// <param name="parameters">Separated by blanks, without the optimizer; those that must be given begin with an exclamation mark.</param>
    /// <param name="given">What the trainer hands over by name.</param>
    /// <param name="added">What stands in <c>lr_scheduler_args</c>.</param>
    /// <exception cref="PythonFailure">The TypeError of a call that does not fit, or the KeyError of <c>last_epoch</c>.</exception>
    public static ScheduleCall Bind(
        string function, string parameters, IReadOnlyDictionary<string, ConfigNode?> given, IReadOnlyDictionary<string, ConfigNode?> added)
    {
        if (added.Keys.FirstOrDefault(given.ContainsKey) is { } twice)
            throw PythonFailure.OfType($"transformers.optimization.{function}() got multiple values for keyword argument '{twice}'");
        string[] names = [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        Dictionary<string, ConfigNode?> values = new(StringComparer.Ordinal);
        foreach ((string name, ConfigNode? value) in given.Concat(added))
        {
            if (name == "optimizer")
                throw PythonFailure.OfType($"{function}() got multiple values for argument 'optimizer'");
            if (name != "last_epoch" && !names.Any(known => known.TrimStart('!') == name))
                throw PythonFailure.OfType($"{function}() got an unexpected keyword argument '{name}'");
            values[name] = value;
        }

        string[] missing = [.. names.Where(name => name[0] == '!' && !values.ContainsKey(name[1..])).Select(name => $"'{name[1..]}'")];
        if (missing.Length > 0)
            throw PythonFailure.OfType($"{function}() missing {missing.Length} required positional argument{(missing.Length > 1 ? "s" : "")}: {Listed(missing)}");
        if (values.TryGetValue("last_epoch", out ConfigNode? last) && last is not ConfigNode.Whole { Value.Sign: < 0 })
            throw new PythonFailure("KeyError", "\"param 'initial_lr' is not specified in param_groups[0] when resuming an optimizer\"");
        return new ScheduleCall(values);
    }

    /// <summary>Null where the parameter was left to its default, or given None.</summary>
    public ConfigNode? this[string name] => values.GetValueOrDefault(name);

    public double Number(string name, double unset) => values.TryGetValue(name, out ConfigNode? value) ? PythonMath.Number(value) : unset;

    public string Text(string name, string unset) => values.TryGetValue(name, out ConfigNode? value) ? PythonMath.Shown(value) : unset;

    public bool Flag(string name, bool unset) => values.TryGetValue(name, out ConfigNode? value) ? value is ConfigNode.Flag { Value: true } : unset;

    private static string Listed(string[] names) =>
        names.Length < 3 ? string.Join(" and ", names) : $"{string.Join(", ", names[..^1])}, and {names[^1]}";
}
