namespace KohyaPrep.Core.Forms;

/// <summary>One statement of a TOML text with the comments that belong to it.</summary>
/// <param name="Comments">The lines of comment above it, each with its <c>#</c>; an empty text for a blank line among them.</param>
/// <param name="Key">As written; null for a header and for the end of the file.</param>
/// <param name="Body">A header, or the value behind the equals sign, without the comment behind it; empty at the end of the file.</param>
/// <param name="Remark">The comment on the same line with its <c>#</c>; empty for none.</param>
/// <param name="Line">Where it begins, 1-based.</param>
internal sealed record TomlStatement(IReadOnlyList<string> Comments, string? Key, string Body, string Remark, int Line)
{
    public bool IsHeader => Key is null && Body.Length > 0;
}
