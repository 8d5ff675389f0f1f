using System.Text;

namespace KohyaPrep.Core.Captions.Tables;

/// <summary>Reads a table of any of the forms there are, told apart by what is in the file.</summary>
public static class CaptionTableFile
{
    private const string SaveAsUtf8 = "Save it as UTF-8.";

    /// <summary>Never throws for what is in the file, nor when it is missing: that is a fault of the table.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="shown">The same as the user would write it.</param>
    /// <param name="key">The column that says which picture a row is about; null for the likeliest.</param>
    public static CaptionTable Read(string path, string shown, string? key)
    {
        try
        {
            return File.Exists(path)
                ? Parse(File.ReadAllBytes(path), shown, key)
                : CaptionTable.Broken(shown, 0, Directory.Exists(path) ? "That is a folder, and a table is needed." : "There is no such table.", "Correct the path.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CaptionTable.Broken(shown, 0, $"The table cannot be read: {exception.Message.TrimEnd('.')}.", "Allow it to be read.");
        }
    }

    /// <param name="file">The whole file.</param>
    public static CaptionTable Parse(byte[] file, string shown, string? key)
    {
        if (Decode(file) is not { } text)
            return CaptionTable.Broken(shown, LineOfBadByte(file), "The text is not UTF-8 from here on.", SaveAsUtf8);
        if (text.Contains('\0', StringComparison.Ordinal))
            return CaptionTable.Broken(shown, 0, "The file is no text.", "Name a table of comma-separated values or JSON.");
        string start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith('['))
            return JsonTable.Read(text, shown, key);
        if (!start.StartsWith('{'))
            return CsvTable.Read(text, shown, key);
        return HasObjectALine(start) ? JsonTable.ReadLines(text, shown, key) : JsonTable.Read(text, shown, key);
    }

    /// <summary>An object that ends with its first line, and either is alone and names its picture or is followed by more.</summary>
    private static bool HasObjectALine(string text)
    {
        string[] lines = [.. text.Split('\n', 3).Select(line => line.Trim()).Where(line => line.Length > 0)];
        bool isWhole = lines[0].EndsWith('}');
        return isWhole && (lines.Length > 1 || CaptionTable.KeyColumns.Any(column => lines[0].StartsWith($"{{\"{column}\"", StringComparison.OrdinalIgnoreCase)));
    }

    private static string? Decode(byte[] file)
    {
        try
        {
            Encoding encoding = file switch
            {
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
                _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            };
            return encoding.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int LineOfBadByte(byte[] file)
    {
        int line = 1, at = 0;
        while (at < file.Length)
        {
            if (Rune.DecodeFromUtf8(file.AsSpan(at), out Rune rune, out int used) != System.Buffers.OperationStatus.Done)
                return line;
            line += rune.Value == '\n' ? 1 : 0;
            at += used;
        }

        return 0;
    }
}
