namespace KohyaPrep.Core.Captions.Tables;

/// <summary>A file that says things of pictures, a row a picture.</summary>
/// <param name="Shown">The file as the user would write it.</param>
/// <param name="Columns">In their order, without that of the picture.</param>
/// <param name="Rows">In the order of the file.</param>
public sealed record CaptionTable(string Shown, IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows, IReadOnlyList<TableFault> Faults)
{
    /// <summary>Names of a column that says which picture is meant, the likeliest first.</summary>
    public static IReadOnlyList<string> KeyColumns { get; } = ["file_name", "file", "filename", "image", "image_file", "image_path", "path", "picture", "name", "stem", "key", "id"];

    /// <summary>The column that says which picture is meant; null when none does.</summary>
    /// <param name="wanted">What the user said; null when nothing.</param>
    public static string? KeyOf(IReadOnlyList<string> columns, string? wanted) => wanted is not null
        ? columns.FirstOrDefault(column => column.Equals(wanted, StringComparison.OrdinalIgnoreCase))
        : KeyColumns.Select(name => columns.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(column => column is not null);

    internal static CaptionTable Broken(string shown, int line, string message, string remedy) => new(shown, [], [], [new TableFault(line, message, remedy)]);

    /// <summary>A table in which no column says which picture is meant.</summary>
    internal static CaptionTable WithoutKey(string shown, IReadOnlyList<string> columns, string? wanted, IReadOnlyList<TableFault> faults) => new(
        shown,
        [],
        [],
        [
            .. faults,
            new TableFault(
                1,
                wanted is null ? "No column says which picture a row is about." : $"There is no column '{wanted}', which was to say which picture a row is about.",
                $"Name it by --key, or `captions.table_key` in a recipe; the columns are {string.Join(", ", columns)}."),
        ]);
}
