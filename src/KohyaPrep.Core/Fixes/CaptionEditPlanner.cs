using System.Text.RegularExpressions;
using KohyaPrep.Core.Captions.Edits;
using KohyaPrep.Core.Changes;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Core.Fixes;

/// <summary>Plans the editing of many captions at once.</summary>
public static class CaptionEditPlanner
{
    /// <summary>The command, as the history names it.</summary>
    public const string Command = "caption edit";

    /// <param name="root">The folder of captions, absolute.</param>
    /// <param name="captions">Of that folder.</param>
    /// <param name="edits">Done one after the other, each to every line that says something.</param>
    /// <exception cref="KohyaPrepException">A step cannot be done, or its pattern takes too long; nothing was changed.</exception>
    public static CaptionEditPlan Plan(string root, IReadOnlyList<CaptionFacts> captions, IReadOnlyList<CaptionEdit> edits, CaptionFilter filter, CancellationToken cancellation)
    {
        List<LeftAlone> left = [];
        List<(CaptionFacts Facts, byte[] Before, CaptionDocument Document)> wanted = [];
        foreach (CaptionFacts facts in captions.Where(caption => filter.TakesFile(caption.Path)))
        {
            if (facts.Trouble.Length > 0)
                left.Add(new LeftAlone(facts.Shown, "", $"It cannot be opened: {facts.Trouble}."));
            else if (!facts.IsUtf8)
                left.Add(new LeftAlone(facts.Shown, "", "It is not UTF-8. `check --fix=CAP003` saves it as such."));
            else if (File.ReadAllBytes(Path.Combine(root, facts.Path)) is var bytes && CaptionDocument.Read(bytes) is { } document && filter.TakesText(document.Texts))
                wanted.Add((facts, bytes, document));
        }

        CaptionDocument[] edited = [.. wanted.Select(caption => caption.Document)];
        foreach (CaptionEdit edit in edits)
        {
            Func<string, string> change = CaptionEditor.For(edit, edited.SelectMany(document => document.Texts));
            for (int i = 0; i < edited.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                edited[i] = Edit(edited[i], change, wanted[i].Facts);
            }
        }

        List<EditedCaption> changed = [];
        List<FileChange> changes = [];
        for (int i = 0; i < edited.Length; i++)
        {
            (CaptionFacts facts, byte[] before, CaptionDocument document) = wanted[i];
            byte[] after = edited[i].ToBytes();
            if (after.AsSpan().SequenceEqual(before))
                continue;
            if (document.Texts.Any() && !edited[i].Texts.Any())
            {
                left.Add(new LeftAlone(facts.Shown, "", "Nothing would be left of it."));
                continue;
            }

            changed.Add(new EditedCaption(facts.Shown, TextDifference.Of(before, after)));
            changes.Add(new FileWrite(facts.Path, () => after));
            changes.AddRange(StaleLatents.Beside(root, [facts.Path]).Where(cache => cache.EndsWith(FixDraft.TextCache, StringComparison.Ordinal)).Select(cache => new FileRemoval(cache)));
        }

        return new CaptionEditPlan(changed, left, new ChangeSet(Command, changes));
    }

    private static CaptionDocument Edit(CaptionDocument document, Func<string, string> change, CaptionFacts facts)
    {
        try
        {
            return document.Edit(change);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new KohyaPrepException(
                $"{facts.Shown}: the pattern '{exception.Pattern}' was stopped after a second on this caption, and nothing was changed. "
                + "Patterns in which one repeat stands in another, such as (a+)+, try every way to divide the text; write it with one repeat.",
                cause: exception);
        }
    }
}
