namespace KohyaPrep.Core.Recipes;

/// <summary>A piece of a YAML file with its place: lines and columns count from 1.</summary>
internal abstract record YamlValue(int Line, int Column);

/// <param name="IsPlain">Whether it stood without quotes, so that it may mean a number, a flag or nothing.</param>
internal sealed record YamlScalar(string Text, bool IsPlain, int Line, int Column) : YamlValue(Line, Column)
{
    /// <summary>Whether the key has a value at all: <c>key:</c>, <c>key: ~</c> and <c>key: null</c> have none.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

internal sealed record YamlList(IReadOnlyList<YamlValue> Items, int Line, int Column) : YamlValue(Line, Column);

internal sealed record YamlMap(IReadOnlyList<KeyValuePair<YamlScalar, YamlValue>> Entries, int Line, int Column)
    : YamlValue(Line, Column);
