using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>
/// Reads TOML as the trainer does: with Python's toml 0.10.2, whose rules are its own and not those of TOML 1.0. Arrays of mixed
/// types are refused, <c>[1,,2]</c> is not, a byte-order mark is part of the first key, and errors are Python's.
/// </summary>
public static class PythonToml
{
    /// <summary>Reads a file as the trainer opens it: UTF-8, with every kind of line end as a line feed.</summary>
    public static PythonTomlReading ReadFile(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return Utf8Fault.Find(bytes) is { } fault
            ? new(null, new("UnicodeDecodeError", fault.Message, 1 + bytes.AsSpan(0, fault.Position).Count((byte)'\n')))
            : Read(PythonText.WithUniversalNewlines(Encoding.UTF8.GetString(bytes)));
    }

    /// <param name="text">
    /// As <c>toml.loads</c> would get it. For a file, line ends go through <see cref="PythonText.WithUniversalNewlines"/> first.
    /// </param>
    /// <returns>A table or an error, for any text; each value with the line at which its key stands.</returns>
    public static PythonTomlReading Read(string text)
    {
        try
        {
            return new(PythonTomlDocument.Read(text), null);
        }
        catch (PythonFailure failure)
        {
            return new(null, Error(text, failure));
        }
    }

    // The reader turns each ValueError into its own exception, which names the place in code points.
    private static PythonTomlError Error(string text, PythonFailure failure)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, failure.Place ?? 0);
        int line = 1 + before.Count('\n');
        if (failure.Type != "ValueError")
            return new(failure.Type, failure.Message, line);
        int column = 1 + CodePoints(before[(before.LastIndexOf('\n') + 1)..]);
        return new("TomlDecodeError", $"{failure.Message} (line {line} column {column} char {CodePoints(before)})", line);
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        int count = text.Length;
        for (int at = 1; at < text.Length; at++)
            count -= char.IsSurrogatePair(text[at - 1], text[at]) ? 1 : 0;
        return count;
    }
}
