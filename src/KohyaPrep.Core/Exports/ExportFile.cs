namespace KohyaPrep.Core.Exports;

/// <summary>A file of an export: either a copy of one that the preparation wrote, or a text.</summary>
/// <param name="Path">Below the export's root, with forward slashes.</param>
/// <param name="Source">Relative to the prepared output folder; null for a text.</param>
/// <param name="Text">Null for a copy.</param>
public sealed record ExportFile(string Path, string? Source, string? Text)
{
    public static ExportFile Copy(string path, string source) => new(path, source, null);

    public static ExportFile Of(string path, string text) => new(path, null, text);
}
