namespace KohyaPrep.Core.Findings;

/// <summary>What a fix changes in one file, for programs that make such changes themselves.</summary>
/// <param name="Path">The file, as the user would write it.</param>
/// <param name="Description">What is done, in one sentence.</param>
public abstract record FileEdit(string Path, string Description)
{
    /// <summary>Characters between two places are replaced. Lines end with a line feed; lines and columns (of UTF-16) are 1-based, and a byte-order mark is none of them.</summary>
    /// <param name="EndColumn">Of the character behind the last that goes.</param>
    public sealed record OfText(string Path, string Description, int StartLine, int StartColumn, int EndLine, int EndColumn, string Text) : FileEdit(Path, Description);

    /// <summary>Bytes are replaced: of what is no text yet, or belongs to none of its lines.</summary>
    public sealed record OfBytes(string Path, string Description, long Offset, long Length, byte[] Bytes) : FileEdit(Path, Description);
}
