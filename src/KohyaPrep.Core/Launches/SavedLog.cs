using System.Text;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>
/// Reads a log that was saved by anyone anywhere: in UTF-16, as PowerShell's &gt; writes it, and with something before each line
/// (<see cref="LinePrefix"/>). A log of any length takes the same memory.
/// </summary>
/// <param name="line">Takes what the trainer printed.</param>
public sealed class SavedLog(TrainerLine line)
{
    /// <summary>Bytes by which encoding and prefix are told.</summary>
    private const int SampleBytes = 1 << 16;

    private readonly List<byte> sample = [];
    private readonly StringBuilder begun = new();
    private Decoder? decoder;
    private IReadOnlyList<Regex> prefixes = [];
    private bool isBehindPrefix;

    public void Feed(ReadOnlySpan<byte> piece)
    {
        if (decoder is not null)
        {
            Decode(piece, flush: false);
            return;
        }

        sample.AddRange(piece);
        if (sample.Count >= SampleBytes)
            Begin();
    }

    /// <summary>The log has ended.</summary>
    public void Finish()
    {
        if (decoder is null)
            Begin();
        Decode([], flush: true);
        EndPrefix();
        line.Finish();
    }

    private void Begin()
    {
        byte[] bytes = [.. sample];
        sample.Clear();
        Encoding encoding = EncodingOf(bytes);
        if (bytes.AsSpan().StartsWith(encoding.Preamble))
            bytes = bytes[encoding.Preamble.Length..];
        decoder = encoding.GetDecoder();
        prefixes = LinePrefix.In(encoding.GetString(bytes));
        Decode(bytes, flush: false);
    }

    /// <summary>By its mark, or by every second byte of ASCII being zero.</summary>
    private static Encoding EncodingOf(byte[] bytes) => bytes switch
    {
        [0xff, 0xfe, ..] => Encoding.Unicode,
        [0xfe, 0xff, ..] => Encoding.BigEndianUnicode,
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    private void Decode(ReadOnlySpan<byte> piece, bool flush)
    {
        Span<char> characters = stackalloc char[1024];
        bool completed = false;
        while (!completed)
        {
            decoder!.Convert(piece, characters, flush, out int bytes, out int count, out completed);
            Take(characters[..count]);
            piece = piece[bytes..];
        }
    }

    private void Take(ReadOnlySpan<char> characters)
    {
        if (prefixes.Count == 0)
        {
            line.Feed(characters);
            return;
        }

        while (!characters.IsEmpty)
        {
            int end = characters.IndexOf('\n');
            ReadOnlySpan<char> part = end < 0 ? characters : characters[..(end + 1)];
            if (isBehindPrefix)
                line.Feed(part);
            else if (begun.Append(part).Length >= LinePrefix.Longest || end >= 0)
                EndPrefix();
            isBehindPrefix = end < 0 && (isBehindPrefix || begun.Length == 0);
            characters = characters[part.Length..];
        }
    }

    /// <summary>Passes on what has come of a line, without its prefixes.</summary>
    private void EndPrefix()
    {
        string text = begun.ToString();
        string content = text.TrimEnd('\r', '\n');
        string ending = text[content.Length..];
        begun.Clear();
        foreach (Regex prefix in prefixes)
            content = content[prefix.Match(content).Length..];
        line.Feed(content + ending);
    }
}
