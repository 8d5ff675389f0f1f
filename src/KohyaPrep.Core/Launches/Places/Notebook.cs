using System.Text.Json;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>Makes a notebook (nbformat 4.5) of a Python text in cells: <c># %%</c> begins code, <c># %% [markdown]</c> text in comments.</summary>
public static class Notebook
{
    private const string Mark = "# %%";

    public static string Of(string text) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("cells");
        foreach ((int number, string cell) in ("\n" + text).Split("\n" + Mark, StringSplitOptions.None).Skip(1).Index())
            WriteCell(json, number, cell);
        json.WriteEndArray();
        json.WriteStartObject("metadata");
        json.WriteString("accelerator", "GPU");
        json.WriteStartObject("colab");
        json.WriteString("gpuType", "T4");
        json.WriteStartArray("provenance");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("kernelspec");
        json.WriteString("display_name", "Python 3");
        json.WriteString("name", "python3");
        json.WriteEndObject();
        json.WriteStartObject("language_info");
        json.WriteString("name", "python");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteNumber("nbformat", 4);
        json.WriteNumber("nbformat_minor", 5);
        json.WriteEndObject();
    });

    private static void WriteCell(Utf8JsonWriter json, int number, string cell)
    {
        int end = cell.IndexOf('\n', StringComparison.Ordinal);
        bool isText = cell[..end].Contains("[markdown]", StringComparison.Ordinal);
        string[] lines = cell[(end + 1)..].Trim('\n').Split('\n');
        if (isText)
            lines = [.. lines.Select(line => line.TrimStart('#').Length == 0 ? "" : line[2..])];
        json.WriteStartObject();
        json.WriteString("cell_type", isText ? "markdown" : "code");
        if (!isText)
            json.WriteNull("execution_count");
        json.WriteString("id", $"cell-{number}");
        json.WriteStartObject("metadata");
        if (!isText)
            json.WriteString("cellView", "form");
        json.WriteEndObject();
        if (!isText)
        {
            json.WriteStartArray("outputs");
            json.WriteEndArray();
        }

        json.WriteTexts("source", lines.Select((line, index) => index == lines.Length - 1 ? line : line + "\n"));
        json.WriteEndObject();
    }
}
