using System.Globalization;
using System.Text;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions.Tables;

namespace KohyaPrep.Captioning.Taggers;

/// <summary>
/// The tags of a tagger, in the order of its outputs: <c>selected_tags.csv</c> of the WD14 taggers (<c>tag_id,name,category,count</c>), tables of others with
/// a column <c>name</c> or <c>tag</c>, or one tag a line.
/// </summary>
public static class TaggerTags
{
    private static readonly string[] NameColumns = ["name", "tag", "tag_name", "label"];

    /// <exception cref="KohyaPrepException">It cannot be read, or has no tags.</exception>
    public static IReadOnlyList<TaggerTag> Read(string path)
    {
        try
        {
            return Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)), path);
        }
        catch (DecoderFallbackException exception)
        {
            throw new KohyaPrepException($"{path}: the tags are not UTF-8. Save the file as UTF-8.", ExitCode.BadInput, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: the tags cannot be read: {exception.Message.TrimEnd('.')}.", ExitCode.BadInput, exception);
        }
    }

    /// <exception cref="KohyaPrepException">It has no tags.</exception>
    public static IReadOnlyList<TaggerTag> Parse(string text, string path)
    {
        CsvText csv = CsvText.Read(text);
        List<string> columns = csv.Rows.Count > 0 ? [.. csv.Rows[0].Cells.Select(cell => cell.ToLowerInvariant())] : [];
        int name = columns.FindIndex(NameColumns.Contains), category = columns.FindIndex(column => column is "category" or "type");
        List<TaggerTag> tags = name < 0
            ? [.. text.TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => new TaggerTag(line, TagCategory.General))]
            : OfRows(csv.Rows.Skip(1), name, category, path);
        if (tags.Count == 0 || (name < 0 && csv.Rows.Any(row => row.Cells.Count > 1)))
        {
            throw new KohyaPrepException(
                $"{path}: no tags stand in it. It takes the tagger's selected_tags.csv: a heading with 'name' and 'category', and a row for each output of the model.");
        }

        return tags;
    }

    // A row that is left out would move the names of all outputs behind it.
    private static List<TaggerTag> OfRows(IEnumerable<CsvRow> rows, int name, int category, string path)
    {
        List<TaggerTag> tags = [];
        foreach (CsvRow row in rows)
        {
            if (row.Cells.Count <= Math.Max(name, category) || row.Cells[name].Length == 0)
            {
                throw new KohyaPrepException(
                    $"{path}:{row.Line}: the row has no name or no category, so that which output of the model is which cannot be told. "
                    + "Take the file that came with the model.");
            }

            tags.Add(new TaggerTag(row.Cells[name], category < 0 ? TagCategory.General : CategoryOf(row.Cells[category])));
        }

        return tags;
    }

    private static TagCategory CategoryOf(string written)
    {
        if (int.TryParse(written, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
            return number is 1 or 3 or 4 or 5 or 9 ? (TagCategory)number : TagCategory.General;
        return written.ToLowerInvariant() switch
        {
            "artist" => TagCategory.Artist,
            "copyright" or "series" => TagCategory.Copyright,
            "character" => TagCategory.Character,
            "meta" or "quality" => TagCategory.Meta,
            "rating" => TagCategory.Rating,
            _ => TagCategory.General,
        };
    }
}
