using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Advice;

/// <summary>A mapping of a book of advice while it is read: hands out its values by key, and notes what is wrong with them.</summary>
/// <param name="shown">The file as the user would write it.</param>
/// <param name="what">What the mapping describes, for messages: <c>an option of advice</c>.</param>
internal sealed class BookSection(YamlMap map, string shown, string what, List<Finding> findings)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public YamlMap Map => map;

    /// <summary>The value under a key; null when there is none, or none that says anything.</summary>
    public YamlValue? Find(string key)
    {
        known.Add(key);
        return map.Entries.FirstOrDefault(entry => entry.Key.Text == key).Value is { } value and not YamlScalar { IsNull: true } ? value : null;
    }

    /// <summary>A single value, read by <paramref name="parse"/>, or what held before.</summary>
    /// <param name="parse">Gives null for a text that it cannot take.</param>
    public T? Read<T>(string key, T? before, Func<string, T?> parse, string expected)
        where T : class
    {
        if (Find(key) is not { } value)
            return before;
        if (value is not YamlScalar scalar)
            findings.Add(WrongType.Rule.At(Place(value), $"'{key}' is not a single value.", $"It takes {expected}."));
        else if (parse(scalar.Text) is { } read)
            return read;
        else
            findings.Add(ValueOutOfRange.Rule.At(Place(value), $"'{key}' is '{scalar.Text}'.", $"It takes {expected}."));
        return before;
    }

    public string Text(string key, string before) => Read(key, before, text => text, "a text")!;

    /// <summary>A number that is not below 0.</summary>
    public double? Number(string key, double? before)
    {
        NumberRange? held = before is { } number ? new NumberRange(number, number) : null;
        return Read(key, held, text => NumberRange.Parse(text) is { } range && range.Low == range.High ? range : null, "a number that is not below 0")?.Low;
    }

    /// <summary>A text, or a list of texts, with where each stands.</summary>
    public IReadOnlyList<YamlScalar>? Names(string key, string expected)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return [scalar];
            case YamlList list when list.Items.All(item => item is YamlScalar):
                return [.. list.Items.Cast<YamlScalar>()];
            case { } value:
                findings.Add(WrongType.Rule.At(Place(value), $"'{key}' is not a list of names.", $"It takes {expected}."));
                return null;
        }
    }

    /// <summary>The mapping under a key; null when there is none.</summary>
    public YamlMap? Mapping(string key)
    {
        YamlValue? value = Find(key);
        if (value is not null and not YamlMap)
            findings.Add(WrongType.Rule.At(Place(value), $"'{key}' has no keys of its own.", "Write `name: …` lines below it."));
        return value as YamlMap;
    }

    /// <summary>Notes the keys that nobody has asked for.</summary>
    public void RefuseOthers()
    {
        foreach (YamlScalar key in map.Entries.Select(entry => entry.Key).Where(key => !known.Contains(key.Text)))
        {
            string remedy = Nearest.Of(key.Text, known) is { } meant ? $"Did you mean '{meant}'?" : $"There are {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
            findings.Add(UnknownKey.Rule.At(Place(key), $"'{key.Text}' is not a key of {what}.", remedy));
        }
    }

    public Location Place(YamlValue value) => new(shown, value.Line, value.Column);
}
