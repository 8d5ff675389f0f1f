namespace KohyaPrep.Core.Captions.Tables;

/// <summary>A table of comma-separated values: the first row names the columns.</summary>
internal static class CsvTable
{
    public static CaptionTable Read(string text, string shown, string? wantedKey)
    {
        CsvText csv = CsvText.Read(text);
        if (csv.Rows.Count == 0)
            return CaptionTable.Broken(shown, 0, "The table is empty.", "Write a row with the names of the columns, and a row for each picture.");
        List<TableFault> faults = [.. csv.Faults];
        List<string> columns = [];
        foreach (string column in csv.Rows[0].Cells)
        {
            if (column.Length > 0 && columns.Contains(column, StringComparer.OrdinalIgnoreCase))
                faults.Add(new TableFault(csv.Rows[0].Line, $"Two columns are called '{column}'; the first counts.", "Give each column a name of its own."));
            columns.Add(column);
        }

        if (CaptionTable.KeyOf(columns, wantedKey) is not { } key)
            return CaptionTable.WithoutKey(shown, columns, wantedKey, faults);
        int place = columns.IndexOf(key);
        List<TableRow> rows = [];
        foreach (CsvRow row in csv.Rows.Skip(1))
        {
            if (row.Cells.Skip(columns.Count).Any(cell => cell.Length > 0))
                faults.Add(new TableFault(row.Line, $"The row has {row.Cells.Count} cells, and there are {columns.Count} columns: which belongs where cannot be told.", $"Put cells with a '{csv.Separator}' in them between quotes."));
            else if (place >= row.Cells.Count || row.Cells[place].Length == 0)
                faults.Add(new TableFault(row.Line, $"The row does not say which picture it is about: its '{key}' is empty.", "Write the picture's file name there."));
            else
                rows.Add(new TableRow(row.Cells[place], row.Line, ValuesOf(row, columns, place)));
            if (row.Cells.Count < columns.Count && row.Cells.Count > place)
                faults.Add(new TableFault(row.Line, $"The row has {row.Cells.Count} of {columns.Count} cells; the others count as empty.", "Write the missing cells.", IsLost: false));
        }

        return new CaptionTable(shown, [.. columns.Where((column, index) => column.Length > 0 && index != place).Distinct(StringComparer.OrdinalIgnoreCase)], rows, faults);
    }

    private static Dictionary<string, string> ValuesOf(CsvRow row, List<string> columns, int key)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < Math.Min(row.Cells.Count, columns.Count); i++)
        {
            if (i != key && columns[i].Length > 0)
                values.TryAdd(columns[i], row.Cells[i]);
        }

        return values;
    }
}
