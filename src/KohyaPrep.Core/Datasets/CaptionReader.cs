using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Edits;
using Microsoft.Win32.SafeHandles;

namespace KohyaPrep.Core.Datasets;

/// <summary>Reads a caption file as the trainer does (train_util.py:1946-1970).</summary>
public static class CaptionReader
{
    // Most captions are shorter.
    private const int OnStack = 4096;

    /// <param name="bytes">The whole file.</param>
    /// <param name="path">Relative to the folder of captions, with forward slashes.</param>
    /// <param name="shown">The file as the user would write it.</param>
    public static CaptionFacts Read(ReadOnlySpan<byte> bytes, string path, string shown)
    {
        string hash = XxHash128.HashToUInt128(bytes).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
        bool hasMark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        if (!Utf8.IsValid(bytes))
        {
            CaptionEncoding? other = CaptionEncoding.Guess(bytes);
            return new CaptionFacts(path, shown, "", 0, hasMark, IsUtf8: false, HasNoLines: false, hash) { OtherEncoding = other?.Name ?? "", SaysEncoding = other?.IsCertain ?? false };
        }

        string? first = null;
        int lines = 0;
        while (bytes.Length > 0)
        {
            int end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            string line = PythonText.Strip(Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]));
            first ??= line;
            lines += line.Length > 0 ? 1 : 0;
            bytes = end < 0 ? [] : bytes[(end + (bytes[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }

        return new CaptionFacts(path, shown, first ?? "", lines, hasMark, IsUtf8: true, HasNoLines: first is null, hash);
    }

    /// <summary>Reads a file. One that cannot be opened is a fact as well (<see cref="CaptionFacts.Trouble"/>), and nothing is thrown.</summary>
    /// <param name="file">Where it lies.</param>
    /// <inheritdoc cref="Read"/>
    public static CaptionFacts ReadFile(string file, string path, string shown)
    {
        try
        {
            Span<byte> bytes = stackalloc byte[OnStack];
            int length = ReadShort(file, bytes);
            return Read(length < bytes.Length ? bytes[..length] : File.ReadAllBytes(file), path, shown);
        }
        catch (UnauthorizedAccessException)
        {
            return Closed("permission denied");
        }
        catch (IOException reason)
        {
            return Closed(reason.Message.TrimEnd('.'));
        }

        CaptionFacts Closed(string trouble) => new(path, shown, "", 0, false, IsUtf8: true, HasNoLines: false, "") { Trouble = trouble };
    }

    /// <returns>How many bytes there are; all of the room, when there may be more.</returns>
    private static int ReadShort(string file, Span<byte> bytes)
    {
        using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        int length = 0;
        while (length < bytes.Length && RandomAccess.Read(handle, bytes[length..], length) is var read and > 0)
            length += read;
        return length;
    }
}
