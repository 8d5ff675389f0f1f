namespace KohyaPrep.Core.Configs;

/// <summary>A training file's settings as the trainer takes them: one level of tables is undone, and the later of two keys wins.</summary>
public static class FlatSettings
{
    public static IReadOnlyDictionary<string, ConfigNode> Of(ConfigNode.Table root)
    {
        Dictionary<string, ConfigNode> flat = new(StringComparer.Ordinal);
        foreach ((string key, ConfigNode value) in root.Entries)
        {
            if (value is not ConfigNode.Table section)
            {
                flat[key] = value;
                continue;
            }

            foreach ((string inner, ConfigNode setting) in section.Entries)
                flat[inner] = setting;
        }

        return flat;
    }
}
