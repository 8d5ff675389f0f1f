using System.Text.Json;

namespace KohyaPrep.Core.Captions.Tables;

/// <summary>
/// Metadata as JSON: sd-scripts' object of pictures (<c>{"a": {"caption": "…", "tags": "…"}}</c>) or of plain captions, a list of objects, or an
/// object a line (the <c>metadata.jsonl</c> of imagefolder data sets).
/// </summary>
internal static class JsonTable
{
    /// <summary>The column of a caption that stands without a name.</summary>
    private const string PlainCaption = "caption";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static CaptionTable Read(string text, string shown, string? wantedKey)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text.TrimStart('\uFEFF'), Lenient);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => OfPictures(document.RootElement, shown),
                JsonValueKind.Array => OfObjects([.. document.RootElement.EnumerateArray().Select(row => (0, row))], shown, wantedKey, []),
                _ => CaptionTable.Broken(shown, 1, "The file is neither an object nor a list.", "Write an object of pictures, or a list of objects."),
            };
        }
        catch (JsonException broken)
        {
            return CaptionTable.Broken(shown, (int)(broken.LineNumber ?? 0) + 1, "The file is not JSON from here on.", "Correct it; nothing of it is used.");
        }
    }

    public static CaptionTable ReadLines(string text, string shown, string? wantedKey)
    {
        List<TableFault> faults = [];
        List<JsonDocument> documents = [];
        List<(int Line, JsonElement Row)> rows = [];
        string[] lines = text.TrimStart('\uFEFF').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            try
            {
                documents.Add(JsonDocument.Parse(lines[i]));
                rows.Add((i + 1, documents[^1].RootElement));
            }
            catch (JsonException)
            {
                faults.Add(new TableFault(i + 1, "The line is not JSON.", "Write one whole object a line."));
            }
        }

        CaptionTable table = OfObjects(rows, shown, wantedKey, faults);
        documents.ForEach(document => document.Dispose());
        return table;
    }

    private static CaptionTable OfPictures(JsonElement root, string shown)
    {
        List<TableRow> rows = [];
        List<TableFault> faults = [];
        foreach ((string name, JsonElement value) in PropertiesOf(root))
        {
            if (value.ValueKind == JsonValueKind.Object)
                rows.Add(new TableRow(name, 0, ValuesOf(value, null)));
            else if (TextOf(value) is { } caption)
                rows.Add(new TableRow(name, 0, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [PlainCaption] = caption }));
            else
                faults.Add(new TableFault(0, $"What '{name}' has is neither an object nor a text.", "Write an object with a \"caption\" or \"tags\"."));
        }

        return new CaptionTable(shown, ColumnsOf(rows), rows, faults);
    }

    private static CaptionTable OfObjects(IReadOnlyList<(int Line, JsonElement Row)> elements, string shown, string? wantedKey, List<TableFault> faults)
    {
        (int Line, JsonElement Row)[] objects = [.. elements.Where(element => element.Row.ValueKind == JsonValueKind.Object)];
        faults.AddRange(elements.Where(element => element.Row.ValueKind != JsonValueKind.Object)
            .Select(element => new TableFault(element.Line, "A row is not an object.", "Write an object with the picture's file name and what is to be said of it.")));
        string[] names = [.. objects.SelectMany(element => PropertiesOf(element.Row).Select(property => property.Name)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (names.Length == 0)
            return new CaptionTable(shown, [], [], faults.Count > 0 ? faults : [new TableFault(0, "The table is empty.", "Write an object for each picture.")]);
        if (CaptionTable.KeyOf(names, wantedKey) is not { } key)
            return CaptionTable.WithoutKey(shown, names, wantedKey, faults);
        List<TableRow> rows = [];
        foreach ((int line, JsonElement row) in objects)
        {
            (string Name, JsonElement Value) named = PropertiesOf(row).LastOrDefault(property => property.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
            if (named.Value.ValueKind != JsonValueKind.Undefined && TextOf(named.Value) is { Length: > 0 } picture)
                rows.Add(new TableRow(picture, line, ValuesOf(row, key)));
            else
                faults.Add(new TableFault(line, $"A row does not say which picture it is about: it has no '{key}'.", "Write the picture's file name there."));
        }

        return new CaptionTable(shown, ColumnsOf(rows), rows, faults);
    }

    private static string[] ColumnsOf(List<TableRow> rows) => [.. rows.SelectMany(row => row.Values.Keys).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static Dictionary<string, string> ValuesOf(JsonElement row, string? key)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, JsonElement value) in PropertiesOf(row).Where(property => !property.Name.Equals(key, StringComparison.OrdinalIgnoreCase)))
        {
            if (TextOf(value) is { } text)
                values[name] = text;
        }

        return values;
    }

    /// <summary>Texts, numbers, and lists of texts, which are tags; null for anything else.</summary>
    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => ReadString(value)?.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join(", ", value.EnumerateArray().Select(item => ReadString(item)?.Trim()).Where(item => !string.IsNullOrEmpty(item))),
        _ => null,
    };

    /// <summary>What has a name that can be read.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> PropertiesOf(JsonElement parent)
    {
        foreach (JsonProperty property in parent.EnumerateObject())
        {
            string name;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                continue;
            }

            yield return (name, property.Value);
        }
    }

    // Half of a surrogate pair, written out, is JSON and yet no text.
    private static string? ReadString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
