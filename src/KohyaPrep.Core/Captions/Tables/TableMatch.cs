using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Captions.Tables;

/// <summary>A table held against the pictures of a dataset.</summary>
/// <param name="Rows">Each row with the pictures that it may mean.</param>
public sealed record TableMatch(CaptionTable Table, Dataset Dataset, IReadOnlyList<(TableRow Row, IReadOnlyList<ImageFacts> Pictures)> Rows)
{
    public static TableMatch Of(CaptionTable table, Dataset dataset)
    {
        PictureLookup lookup = new(dataset);
        return new TableMatch(table, dataset, [.. table.Rows.Select(row => (row, lookup.Find(row.Key)))]);
    }

    /// <summary>The rows that mean one picture, by its path; of several the first, and what it leaves empty from the later ones.</summary>
    public CaptionValues Values()
    {
        Dictionary<string, IReadOnlyDictionary<string, string>> byPicture = new(StringComparer.Ordinal);
        foreach ((TableRow row, IReadOnlyList<ImageFacts> pictures) in Rows.Where(row => row.Pictures.Count == 1))
        {
            Dictionary<string, string> values = new(row.Values, StringComparer.OrdinalIgnoreCase);
            foreach ((string column, string words) in byPicture.GetValueOrDefault(pictures[0].Path) ?? new Dictionary<string, string>())
            {
                if (words.Length > 0)
                    values[column] = words;
            }

            byPicture[pictures[0].Path] = values;
        }

        return new CaptionValues(byPicture, Table.Columns);
    }
}
