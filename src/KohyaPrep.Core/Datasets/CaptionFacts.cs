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
    private readonly TightText fileHash = new(FileHash);

    /// <summary>XXH128 of the bytes, as 32 hexadecimal digits.</summary>
    public string FileHash { get => fileHash.ToString(); init => fileHash = new(value); }

    /// <summary>What the system said when the file could not be opened; otherwise empty.</summary>
    public string Trouble { get; init; } = "";

    /// <summary>What a file that is not UTF-8 seems to be written in, such as <c>Windows-1252</c>; empty for UTF-8, and where nothing fits.</summary>
    public string OtherEncoding { get; init; } = "";

    /// <summary>Whether the file itself says that it is in <see cref="OtherEncoding"/>.</summary>
    public bool SaysEncoding { get; init; }

    /// <summary>Whether the trainer gets any text from it.</summary>
    public bool HasText => Text.Length > 0;
}
