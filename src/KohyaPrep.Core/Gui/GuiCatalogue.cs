using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Gui;

/// <summary>The GUI's fields and what it makes of them, read off one version of it: data, so that another version can replace it.</summary>
public sealed class GuiCatalogue
{
    private static readonly Lazy<GuiCatalogue> Embedded = new(ReadEmbedded);

    private readonly Dictionary<GuiTab, OrderedDictionary<string, GuiField>> fields = [];
    private readonly Dictionary<GuiTab, GuiKey[]> keys = [];
    private readonly HashSet<string> guiNames = new(StringComparer.Ordinal);

    private GuiCatalogue(JsonElement root)
    {
        Version = root.GetProperty("version").GetString()!;
        Commit = root.GetProperty("commit").GetString()!;
        foreach (GuiTab tab in Enum.GetValues<GuiTab>())
        {
            fields[tab] = new OrderedDictionary<string, GuiField>(StringComparer.Ordinal);
            foreach (JsonElement row in RowsOf(root, "fields", tab))
                fields[tab].Add(row.GetProperty("name").GetString()!, FieldOf(row));
            keys[tab] = [.. RowsOf(root, "keys", tab).Select(KeyOf)];
        }

        foreach (string name in fields.Values.SelectMany(tab => tab.Keys).Concat(GuiUpgrade.OlderNames))
        {
            if (!OptionCatalogue.Embedded.RowsOf(name).Any() && !keys.Values.Any(tab => tab.Any(key => key.Name == name)))
                guiNames.Add(name);
        }
    }

    public static GuiCatalogue Current => Embedded.Value;

    public string Version { get; }

    public string Commit { get; }

    /// <summary>The tab's fields, in the order of the screen.</summary>
    public IReadOnlyCollection<GuiField> FieldsOf(GuiTab tab) => fields[tab].Values;

    public GuiField? Find(GuiTab tab, string name) => fields[tab].GetValueOrDefault(name);

    /// <summary>The keys of the training file in ordinal order; of several of one name the first that holds is taken.</summary>
    public IReadOnlyList<GuiKey> KeysOf(GuiTab tab) => keys[tab];

    /// <summary>
    /// Whether a name is a field's, of this version or an older one, and stands in no training file: no option of the trainer's, and no key
    /// that the GUI writes.
    /// </summary>
    public bool IsGuiName(string name) => guiNames.Contains(name);

    private static GuiCatalogue ReadEmbedded()
    {
        using Stream stream = typeof(GuiCatalogue).Assembly.GetManifestResourceStream("gui.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return new GuiCatalogue(document.RootElement);
    }

    private static IEnumerable<JsonElement> RowsOf(JsonElement root, string list, GuiTab tab) => root.GetProperty(list).EnumerateArray().Where(row =>
        !row.TryGetProperty("tabs", out JsonElement tabs) || tabs.EnumerateArray().Any(name => name.ValueEquals(GuiTabs.NameOf(tab))));

    private static GuiField FieldOf(JsonElement row) => new(
        row.GetProperty("name").GetString()!,
        row.GetProperty("label").GetString()!,
        Enum.Parse<GuiFieldKind>(row.GetProperty("kind").GetString()!, ignoreCase: true),
        row.TryGetProperty("default", out JsonElement fallback) ? JsonConfig.Of(fallback) with { Line = 0 } : new ConfigNode.Nothing(),
        row.TryGetProperty("choices", out JsonElement choices) ? [.. choices.EnumerateArray().Select(JsonConfig.Of)] : [],
        NumberOf(row, "minimum"),
        NumberOf(row, "maximum"),
        NumberOf(row, "step") ?? 1,
        row.TryGetProperty("machine", out _));

    private static GuiKey KeyOf(JsonElement row)
    {
        string name = row.GetProperty("key").GetString()!;
        return new GuiKey(
            name,
            row.TryGetProperty("of", out JsonElement source) ? source.GetString()! : name,
            row.TryGetProperty("as", out JsonElement cast) ? Enum.Parse<GuiCast>(cast.GetString()!, ignoreCase: true) : GuiCast.None,
            row.TryGetProperty("when", out JsonElement conditions) ? [.. conditions.EnumerateArray().Select(text => GuiCondition.Parse(text.GetString()!))] : [],
            row.TryGetProperty("off", out _),
            row.TryGetProperty("kept", out _));
    }

    private static double? NumberOf(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;
}
