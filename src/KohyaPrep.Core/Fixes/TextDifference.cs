using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Edits;

namespace KohyaPrep.Core.Fixes;

/// <summary>Which lines of a caption file change.</summary>
public static class TextDifference
{
    /// <summary>Lines that are equal at the beginning and at the end are left out; the others are paired in their order.</summary>
    public static IReadOnlyList<LineChange> Of(byte[] before, byte[] after)
    {
        string[] old = LinesOf(before), now = LinesOf(after);
        int start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        int end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        int most = Math.Max(old.Length, now.Length) - end;
        return
        [
            .. Enumerable.Range(start, Math.Max(0, most - start))
                .Select(line => new LineChange(line < old.Length - end ? old[line] : null, line < now.Length - end ? now[line] : null))
                .Where(change => change.Before != change.After),
        ];
    }

    private static string[] LinesOf(byte[] bytes) =>
        [.. PythonText.Lines(CaptionDocument.Read(bytes) is { } document ? string.Concat(document.Lines.Select(line => line.Text + line.End)) : CaptionEncoding.Guess(bytes)?.Text ?? "")];
}
