using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Recipes;

/// <summary>Reads one YAML mapping into a layer, key by key, and collects what is wrong with it.</summary>
/// <param name="shown">The file as the user would write it, or a template's name.</param>
/// <param name="folder">Where relative paths start, absolute.</param>
internal sealed class LayerReader(string shown, string folder, OriginKind kind, List<Finding> findings)
{
    public RecipeLayer Layer { get; } = new();

    /// <summary>What the <c>suppress</c> list says.</summary>
    public List<Suppression> Suppressions { get; } = [];

    public void Read(YamlMap root)
    {
        ReadSection(root, "");
        List<string> canvases = [.. RecipeFields.CanvasKeys.Where(Layer.Values.ContainsKey)];
        if (canvases.Count > 1)
        {
            findings.Add(ConflictingKeys.Rule.At(
                Layer.Values[canvases[1]].Origin.Location,
                $"'{canvases[0]}' and '{canvases[1]}' both choose the canvas."));
        }
    }

    /// <summary>Reads a value that was written for a key, wherever it stood.</summary>
    public void ReadField(RecipeField field, YamlValue value)
    {
        Location location = Place(value);
        if (value is YamlScalar { IsNull: true })
            return;
        (object? parsed, bool isRightType) = FieldParser.Parse(field, value);
        if (parsed is not null)
            Layer.Values[field.Key] = new FieldValue(parsed, new Origin(kind, location)) { Folder = folder };
        else if (isRightType)
            findings.Add(ValueOutOfRange.Rule.At(location, $"'{field.Key}' is {Shown(value)}.", $"It takes {field.Expected}."));
        else
            findings.Add(WrongType.Rule.At(location, $"'{field.Key}' is {Shown(value)}.", $"It takes {field.Expected}."));
    }

    private void ReadSection(YamlMap map, string section)
    {
        foreach ((YamlScalar name, YamlValue value) in map.Entries)
        {
            string key = section.Length == 0 ? name.Text : $"{section}.{name.Text}";
            RecipeField? field = RecipeFields.Find(key);
            if (key == RecipeFields.Options)
                ReadOptions(value);
            else if (key == RecipeFields.Suppress)
                ReadSuppressions(value);
            else if (RecipeFields.IsSection(key) && value is YamlMap inner)
                ReadSection(inner, key);
            else if (RecipeFields.IsSection(key) && field is null && value is not YamlScalar { IsNull: true })
                findings.Add(WrongType.Rule.At(Place(value), $"'{key}' is {Shown(value)}.", $"It takes keys of its own: {string.Join(", ", RecipeFields.In(key))}."));
            else if (field is not null)
                ReadField(field, value);
            else if (!RecipeFields.IsSection(key))
                findings.Add(UnknownKey.Rule.OfRecipe(Place(name), key, KeysNear(section)));
        }
    }

    /// <summary>The keys of this section first, then those of all others, so that a key in the wrong section is recognised.</summary>
    private static IEnumerable<string> KeysNear(string section) =>
        RecipeFields.In(section).Select(key => section.Length == 0 ? key : $"{section}.{key}").Concat(RecipeFields.All.Select(field => field.Key));

    private void ReadOptions(YamlValue value)
    {
        if (value is YamlMap map)
        {
            foreach ((YamlScalar name, YamlValue option) in map.Entries)
                ReadOption(name.Text, option);
        }
        else if (value is not YamlScalar { IsNull: true })
        {
            findings.Add(WrongType.Rule.At(Place(value), $"'options' is {Shown(value)}.", "It takes the trainer's own options, one `name: value` a line."));
        }
    }

    private void ReadSuppressions(YamlValue value)
    {
        switch (value)
        {
            case YamlScalar { IsNull: true }:
                break;
            case YamlMap map when map.Entries.All(entry => entry.Value is YamlScalar):
                Suppressions.AddRange(map.Entries.Select(entry => new Suppression(entry.Key.Text, ((YamlScalar)entry.Value).Text.Trim(), Place(entry.Key))));
                break;
            case YamlList list when list.Items.All(item => item is YamlScalar or YamlMap):
                foreach (YamlValue item in list.Items)
                    ReadSuppressionItem(item);
                break;
            default:
                findings.Add(WrongType.Rule.At(Place(value), $"'{RecipeFields.Suppress}' is {Shown(value)}.", "It takes `CODE: reason`, one a line."));
                break;
        }
    }

    private void ReadSuppressionItem(YamlValue item)
    {
        if (item is YamlScalar scalar)
            Suppressions.AddRange(SuppressionComments.Parse(scalar.Text, Place(item), null));
        else
            ReadSuppressions(item);
    }

    private void ReadOption(string name, YamlValue value)
    {
        Origin origin = new(kind, Place(value));
        if (value is YamlScalar scalar)
            Layer.Options[name] = new RecipeOption(name, [scalar.Text], IsList: false, IsQuoted: !scalar.IsPlain, origin);
        else if (value is YamlList list && list.Items.All(item => item is YamlScalar))
            Layer.Options[name] = new RecipeOption(name, [.. list.Items.Select(item => ((YamlScalar)item).Text)], IsList: true, IsQuoted: false, origin);
        else
            findings.Add(WrongType.Rule.At(origin.Location, $"Option '{name}' is {Shown(value)}.", "It takes a single value or a list of single values."));
    }

    private Location Place(YamlValue value) => kind == OriginKind.CommandLine
        ? new Location(shown)
        : new Location(shown, value.Line, value.Column);

    private static string Shown(YamlValue value) => value switch
    {
        YamlScalar { IsNull: true } => "empty",
        YamlScalar scalar => $"'{scalar.Text}'",
        YamlList => "a list",
        _ => "a mapping of keys",
    };
}
