namespace KohyaPrep.Core.Datasets;

/// <summary>What was read from one caption file, as the trainer reads it (train_util.py:1946-1970).</summary>
/// <param name="Path">Relative to the folder of captions, with forward slashes.</param>
/// <param name="Shown">The file as the user would write it, for findings.</param>
/// <param name="Text">
/// The first line, stripped as Python does: what the trainer takes, with the byte-order mark if there is one. Empty when the file is not UTF-8.
/// </param>
/// <param name="Lines">Lines that are not blank.</param>
/// <param name="HasByteOrderMark">The trainer does not strip it: it becomes part of the caption.</param>
/// <param name="IsUtf8">Whether the whole file decodes.</param>
/// <param name="HasNoLines">Whether the file has not even one line: the trainer stops with an AssertionError.</param>
/// <param name="FileHash">XXH128 of the bytes, as 32 hexadecimal digits.</param>
public sealed record CaptionFacts(
    string Path,
    string Shown,
    string Text,
    int Lines,
    bool HasByteOrderMark,
    bool IsUtf8,
    bool HasNoLines,
    string FileHash)
{
    // Rule after rule asks for the text of one caption.
    [ThreadStatic]
    private static (TightText Held, string Text)? lastAsked;

    // There may be millions of captions.
    private readonly HashText fileHash = new(FileHash);
    private readonly TightText text = new(Text);
    private readonly ShownName shown = new(Shown, Path);

    /// <summary>The file as the user would write it, for findings.</summary>
    public string Shown { get => shown.ToString(); init => shown = new(value, Path); }

    /// <summary>
    /// The first line, stripped as Python does: what the trainer takes, with the byte-order mark if there is one. Empty when the file is not UTF-8.
    /// Made anew when it is asked for.
    /// </summary>
    public string Text { get => TextOf(text); init => text = new(value); }

    /// <summary>XXH128 of the bytes, as 32 hexadecimal digits.</summary>
    public string FileHash { get => fileHash.ToString(); init => fileHash = new(value); }

    /// <summary>What the system said when the file could not be opened; otherwise empty.</summary>
    public string Trouble { get; init; } = "";

    /// <summary>What a file that is not UTF-8 seems to be written in, such as <c>Windows-1252</c>; empty for UTF-8, and where nothing fits.</summary>
    public string OtherEncoding { get; init; } = "";

    /// <summary>Whether the file itself says that it is in <see cref="OtherEncoding"/>.</summary>
    public bool SaysEncoding { get; init; }

    /// <summary>How many characters the text has.</summary>
    public int Length => text.Length;

    /// <summary>Whether the trainer gets any text from it.</summary>
    public bool HasText => !text.IsEmpty;

    /// <summary>The text, to compare by.</summary>
    internal TightText TextIdentity => text;

    private static string TextOf(TightText text)
    {
        if (lastAsked is { } last && last.Held.IsSame(text))
            return last.Text;
        lastAsked = (text, text.ToString());
        return lastAsked.Value.Text;
    }
}
