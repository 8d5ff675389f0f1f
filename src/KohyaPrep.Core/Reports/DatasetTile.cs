using System.Text.Json;
using KohyaPrep.Core.Pages;

namespace KohyaPrep.Core.Reports;

/// <summary>One picture of a dataset on its page.</summary>
/// <param name="Path">Relative to the folder of pictures.</param>
public sealed record DatasetTile(string Path)
{
    /// <summary>Null when the file cannot be shown.</summary>
    public PagePicture? Picture { get; init; }

    /// <summary>Null when there is none, or none is needed.</summary>
    public PagePicture? EdgeMap { get; init; }

    /// <summary>Of the file, in pixels.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>What becomes of it before it is trained on: <c>24×24 enlarged 21 times, in the middle of 512×512</c>; empty when not known.</summary>
    public string Trained { get; init; } = "";

    /// <summary>The part that is trained on as left, top, width and height in percent of the picture; null for all of it.</summary>
    public (double Left, double Top, double Width, double Height)? Crop { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? Caption { get; init; }

    /// <summary>CLIP tokens of the caption.</summary>
    public int Tokens { get; init; }

    /// <summary>Whether the caption is the template's rather than the user's.</summary>
    public bool IsCaptionWritten { get; init; }

    /// <summary>Distinct colours.</summary>
    public int Colours { get; init; }

    /// <summary>Its most frequent colours as <c>#rrggbb</c>.</summary>
    public IReadOnlyList<string> Palette { get; init; } = [];

    /// <summary>Places in the page's list of findings.</summary>
    public IReadOnlyList<int> Findings { get; init; } = [];

    /// <summary>Short keys, since a page may hold ten thousand of these.</summary>
    internal string Json()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteString("n", Path);
            if (Picture is { } picture)
                json.WriteString("i", picture.Address);
            if (Picture?.IsSprite == true)
                json.WriteNumber("s", 1);
            if (EdgeMap is { } map)
                json.WriteString("e", map.Address);
            json.WriteNumber("w", Width);
            json.WriteNumber("h", Height);
            if (Trained.Length > 0)
                json.WriteString("t", Trained);
            if (Crop is { } crop)
            {
                json.WriteStartArray("x");
                foreach (double side in (double[])[crop.Left, crop.Top, crop.Width, crop.Height])
                    json.WriteNumberValue(Math.Round(side, 2));
                json.WriteEndArray();
            }

            if (Caption is { } caption)
                json.WriteString("c", caption);
            json.WriteNumber("k", Tokens);
            if (IsCaptionWritten)
                json.WriteNumber("a", 1);
            json.WriteNumber("q", Colours);
            json.WriteString("p", string.Concat(Palette.Select(colour => colour.TrimStart('#'))));
            json.WriteStartArray("f");
            foreach (int finding in Findings)
                json.WriteNumberValue(finding);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
