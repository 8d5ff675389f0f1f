using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Captions;

namespace KohyaPrep.Core.Captions.Tables;

/// <summary>Reads tables and holds them against the pictures of a dataset.</summary>
public static class CaptionTables
{
    /// <param name="paths">Of the tables, absolute; where two have words for a field, those of the earlier one hold.</param>
    /// <param name="key">The column that says which picture a row is about; null for the likeliest.</param>
    /// <param name="shown">Turns an absolute path into what the user would write.</param>
    public static TableReading Read(IReadOnlyList<string> paths, string? key, Dataset dataset, Func<string, string> shown)
    {
        CaptionValues values = CaptionValues.None;
        List<Finding> findings = [];
        List<TableMatch> matches = [];
        foreach (string path in paths)
        {
            CaptionTable table = CaptionTableFile.Read(path, shown(path), key);
            TableMatch match = TableMatch.Of(table, dataset);
            matches.Add(match);
            values = values.Before(match.Values());
            findings.AddRange(DamagedTable.Rule.Check(table));
            findings.AddRange(RowWithoutPicture.Rule.Check(match));
            findings.AddRange(UnclearRow.Rule.Check(match));
        }

        findings.AddRange(PictureWithoutRow.Rule.Check(matches));
        return new TableReading(values, findings);
    }

    /// <summary>The same without what is to be found.</summary>
    public static CaptionValues ValuesOf(IReadOnlyList<string> paths, string? key, Dataset dataset) =>
        paths.Count == 0 ? CaptionValues.None : Read(paths, key, dataset, path => path).Values;
}
