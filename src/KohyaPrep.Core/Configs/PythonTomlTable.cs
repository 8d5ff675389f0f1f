namespace KohyaPrep.Core.Configs;

/// <summary>A dictionary that is being read: keys keep the order in which they first came.</summary>
/// <param name="isInline">Written in braces, which Python's messages tell apart.</param>
internal sealed class PythonTomlTable(int line, bool isInline = false) : PythonTomlDraft
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<(string Key, PythonTomlDraft Value)> entries = [];

    public override ConfigNode Node => Root;

    public ConfigNode.Table Root => new([.. entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Node))], line);

    public override string Shown =>
        $"{{{string.Join(", ", entries.Select(entry => $"{PythonRepr.Of(entry.Key)}: {entry.Value.Shown}"))}}}";

    protected override string TypeName => isInline ? "DynamicInlineTableDict" : "dict";

    public override bool Contains(string key) => places.ContainsKey(key);

    public override PythonTomlDraft Get(string key) => entries[places[key]].Value;

    public override void Set(string key, PythonTomlDraft value)
    {
        if (places.TryAdd(key, entries.Count))
            entries.Add((key, value));
        else
            entries[places[key]] = (key, value);
    }
}
