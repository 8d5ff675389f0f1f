namespace KohyaPrep.Core.Configs;

/// <summary>Compares values without their places.</summary>
public static class ConfigNodeValues
{
    /// <summary>Whether both are the same value of the same type. Not-a-number is the same as itself; order of keys does not matter.</summary>
    public static bool IsSame(this ConfigNode value, ConfigNode other) => (value, other) switch
    {
        (ConfigNode.Text a, ConfigNode.Text b) => a.Value == b.Value,
        (ConfigNode.Whole a, ConfigNode.Whole b) => a.Value == b.Value,
        (ConfigNode.Number a, ConfigNode.Number b) => a.Value.Equals(b.Value),
        (ConfigNode.Flag a, ConfigNode.Flag b) => a.Value == b.Value,
        (ConfigNode.Moment a, ConfigNode.Moment b) => a.Kind == b.Kind && a.Written == b.Written,
        (ConfigNode.Items a, ConfigNode.Items b) => a.Values.Count == b.Values.Count && a.Values.Zip(b.Values).All(pair => pair.First.IsSame(pair.Second)),
        (ConfigNode.Table a, ConfigNode.Table b) => a.Entries.Count == b.Entries.Count
            && a.Entries.All(entry => b.Find(entry.Key) is { } found && entry.Value.IsSame(found)),
        (ConfigNode.Nothing, ConfigNode.Nothing) => true,
        _ => false,
    };
}
