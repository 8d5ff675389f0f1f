using KohyaPrep.Core.Captions.Edits;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Fixes;

/// <summary>Fixes of captions as changes in their files, each by itself.</summary>
public static class CaptionFileEdits
{
    /// <param name="section">Where the dataset's files lie.</param>
    /// <returns>Null where the fix changes no text: it moves a file, changes a picture, or would leave nothing of the caption.</returns>
    public static FileEdit? Of(Dataset dataset, DatasetSection section, Finding finding)
    {
        if (finding.Fix is not { Place: FixPlace.Captions, Kind: not (FixKind.SetAside or FixKind.CaptionExtension) } fix)
            return null;
        FixFolders folders = new(dataset, section);
        string file = folders.Full(fix.Place, fix.Path);
        if (!File.Exists(file))
            return null;
        FileFixes wanted = new(fix.Place, fix.Path);
        wanted.Add(finding);
        byte[] before = File.ReadAllBytes(file);
        return CaptionFixer.Edited(before, wanted) is { } after && !after.AsSpan().SequenceEqual(before) ? Between(folders.Shown(fix.Place, fix.Path), fix.Text, before, after) : null;
    }

    private static FileEdit Between(string shown, string description, byte[] before, byte[] after)
    {
        const int MarkBytes = 3;
        if (CaptionDocument.Read(before) is not { } old || CaptionDocument.Read(after) is not { } now)
            return new FileEdit.OfBytes(shown, description, 0, before.Length, after);
        if (old.HasMark != now.HasMark)
            return new FileEdit.OfBytes(shown, description, 0, MarkBytes, []);
        (string was, string text) = (TextOf(old), TextOf(now));
        int start = was.AsSpan().CommonPrefixLength(text);
        start -= CutsPair(was, start) || CutsPair(text, start) ? 1 : 0;
        int end = 0;
        while (end < Math.Min(was.Length, text.Length) - start && was[^(end + 1)] == text[^(end + 1)])
            end++;
        end -= CutsPair(was, was.Length - end) || CutsPair(text, text.Length - end) ? 1 : 0;
        (int startLine, int startColumn) = PlaceOf(was, start);
        (int endLine, int endColumn) = PlaceOf(was, was.Length - end);
        return new FileEdit.OfText(shown, description, startLine, startColumn, endLine, endColumn, text[start..^end]);
    }

    private static string TextOf(CaptionDocument document) => string.Concat(document.Lines.Select(line => line.Text + line.End));

    /// <summary>Whether what belongs together stands on both sides of a place: the halves of a character, or of a line's end.</summary>
    private static bool CutsPair(string text, int at) =>
        at > 0 && at < text.Length && (char.IsSurrogatePair(text[at - 1], text[at]) || (text[at - 1], text[at]) == ('\r', '\n'));

    private static (int Line, int Column) PlaceOf(string text, int at) =>
        (1 + text.AsSpan(0, at).Count('\n'), at - text.AsSpan(0, at).LastIndexOf('\n'));
}
