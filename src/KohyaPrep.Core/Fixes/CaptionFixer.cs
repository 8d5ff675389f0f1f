using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Edits;
using KohyaPrep.Core.Captions.Repairs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Fixes;

/// <summary>Plans what becomes of captions.</summary>
internal sealed class CaptionFixer(FixDraft draft, IEnumerable<FileFixes> files)
{
    private static readonly IReadOnlyList<FixKind> OnText =
    [
        FixKind.StoreAsUtf8, FixKind.DropMark, FixKind.DropBlankLines, FixKind.RepairText, FixKind.JoinLines, FixKind.DropColourCodes,
        FixKind.DropDoubledWords, FixKind.DropFragments, FixKind.DropDuplicates, FixKind.TriggerFirst,
    ];

    private readonly Dictionary<string, FileFixes> wanted = files
        .Where(file => file.Place == FixPlace.Captions)
        .ToDictionary(file => file.Path, StringComparer.Ordinal);

    /// <summary>All captions that nothing else happens to.</summary>
    public void Plan()
    {
        foreach (FileFixes file in wanted.Values.Where(file => !draft.Names(FixPlace.Captions, file.Path)))
            Plan(file);
    }

    /// <summary>What a caption file is going to hold.</summary>
    public byte[] BytesOf(string path)
    {
        byte[] bytes = File.ReadAllBytes(draft.Folders.Full(FixPlace.Captions, path));
        return wanted.TryGetValue(path, out FileFixes? file) ? Edited(bytes, file) ?? bytes : bytes;
    }

    private void Plan(FileFixes file)
    {
        string shown = draft.Folders.Shown(FixPlace.Captions, file.Path);
        if (file.Kinds.Contains(FixKind.SetAside))
        {
            string aside = draft.Folders.ClaimAside(FixPlace.Captions, file.Path);
            draft.Move(FixPlace.Captions, file.Path, aside);
            draft.Tell(new PlannedFix(shown, [.. file.Codes], "caption", $"set aside in {draft.Folders.Shown(FixPlace.Captions, aside)}", []));
            return;
        }

        if (file.Kinds.Contains(FixKind.CaptionExtension))
        {
            string renamed = Dataset.KeyOf(file.Path) + file.WordsOf(FixKind.CaptionExtension);
            if (!draft.Folders.Claim(FixPlace.Captions, renamed))
            {
                draft.Leave(file, $"There is a {renamed} already.");
                return;
            }

            draft.Move(FixPlace.Captions, file.Path, renamed);
            draft.Tell(new PlannedFix(shown, [.. file.Codes], "caption", Path.GetFileName(renamed), []));
            return;
        }

        byte[] before = File.ReadAllBytes(draft.Folders.Full(FixPlace.Captions, file.Path));
        if (Edited(before, file) is not { } after)
        {
            draft.Leave(file, "Nothing would be left of the caption.");
            return;
        }

        if (after.AsSpan().SequenceEqual(before))
            return;
        draft.Write(FixPlace.Captions, file.Path, () => BytesOf(file.Path));
        draft.RemoveCaches(FixPlace.Captions, file.Path);
        draft.Tell(new PlannedFix(shown, [.. file.Codes], CaptionForm.Of(before), CaptionForm.Of(after), TextDifference.Of(before, after)));
    }

    /// <returns>Null when no text would be left where there is some now, or the file cannot be read.</returns>
    public static byte[]? Edited(byte[] bytes, FileFixes file)
    {
        CaptionDocument? before = CaptionDocument.Read(bytes)
            ?? (file.Kinds.Contains(FixKind.StoreAsUtf8) && CaptionEncoding.Guess(bytes) is { } other ? CaptionDocument.Of(other.Text) : null);
        if (before is null)
            return null;
        CaptionDocument after = OnText.Where(file.Kinds.Contains).Aggregate(before, (document, kind) => Edited(document, kind, file.WordsOf(kind)));
        return before.Texts.Any() && !after.Texts.Any(text => text.Length > 0) ? null : after.ToBytes();
    }

    private static CaptionDocument Edited(CaptionDocument document, FixKind kind, string words) => kind switch
    {
        FixKind.DropMark => document with { HasMark = false },
        FixKind.DropBlankLines => document.WithoutBlankStart(),
        FixKind.RepairText => document.Edit(TextRepair.Fix),
        FixKind.JoinLines => document.Joined(),
        FixKind.DropColourCodes => document.Edit(ColourCodes.Dropped),
        FixKind.DropDoubledWords => document.Edit(DoubledWords.Dropped),
        FixKind.DropFragments => document.Edit(text => CaptionFragments.Keep(text, fragment => !words.Split(',').Contains(fragment, StringComparer.OrdinalIgnoreCase))),
        FixKind.DropDuplicates => document.Edit(CaptionFragments.WithoutRepeats),
        FixKind.TriggerFirst => document.Edit(text => Triggers.First(text, words)),
        _ => document,
    };
}
