using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Fixes;

/// <summary>Plans what becomes of pictures and edge maps.</summary>
internal sealed class PictureFixer(FixDraft draft, Dataset dataset, FixRequest request, Func<PictureWork, byte[]> draw, CaptionFixer captions)
{
    private static readonly IReadOnlyList<FixKind> OnPixels = [FixKind.Encode, FixKind.ConvertColours, FixKind.Turn, FixKind.Shrink, FixKind.Flatten];

    private readonly Dictionary<string, ImageFacts> pictureFacts = dataset.Pictures.ToDictionary(picture => picture.Path, StringComparer.Ordinal);
    private readonly Dictionary<string, ImageFacts> mapFacts = (dataset.EdgeMaps?.Maps ?? []).ToDictionary(map => map.Path, StringComparer.Ordinal);
    private readonly PictureFamilies families = new(draft, dataset, captions);

    public void Plan(IEnumerable<FileFixes> files)
    {
        FileFixes[] pictures = [.. files.Where(file => file.Place == FixPlace.Pictures)];
        HashSet<string> gone = [.. pictures.Where(file => file.Kinds.Contains(FixKind.SetAside)).Select(file => file.Path)];
        foreach (FileFixes file in pictures.Where(file => gone.Contains(file.Path)))
            families.SetAside(file, gone);
        Dictionary<string, string> keys = families.NewKeys(pictures, gone);
        foreach (FileFixes file in pictures.Where(file => !gone.Contains(file.Path)))
            Plan(file, pictureFacts[file.Path], keys.GetValueOrDefault(file.Path, Dataset.KeyOf(file.Path)));

        foreach (FileFixes file in files.Where(file => file.Place == FixPlace.EdgeMaps && !draft.Names(FixPlace.EdgeMaps, file.Path)))
        {
            if (file.Kinds.Contains(FixKind.SetAside))
                families.SetAside(file, gone);
            else
                Plan(file, mapFacts[file.Path], Dataset.KeyOf(file.Path));
        }
    }

    private void Plan(FileFixes file, ImageFacts facts, string key)
    {
        HashSet<FixKind> kinds = [.. OnPixels.Where(file.Kinds.Contains)];
        string oldKey = Dataset.KeyOf(file.Path);
        string extension = kinds.Count > 0 ? ".png" : file.Kinds.Contains(FixKind.RightExtension) ? RightExtension(facts) : Path.GetExtension(file.Path);
        string renamed = key + extension;
        if (renamed != file.Path && !draft.Folders.IsFree(file.Place, renamed))
        {
            // The name is taken by the picture's twin: under its own name the content must become what the name says.
            if (kinds.Count > 0 || key != oldKey || !file.Path.EndsWith(".png", StringComparison.Ordinal))
            {
                draft.Leave(file, $"It would be called {Path.GetFileName(renamed)}, and there is such a file already.");
                return;
            }

            kinds.Add(FixKind.Encode);
            renamed = file.Path;
        }

        if (renamed == file.Path && kinds.Count == 0)
            return;
        if (renamed != file.Path)
            draft.Folders.Claim(file.Place, renamed);
        if (kinds.Count == 0)
            draft.Move(file.Place, file.Path, renamed);
        else
            Draw(file, kinds, renamed);
        if (kinds.Count > 0 || key != oldKey)
            draft.RemoveCaches(file.Place, file.Path);
        if (key != oldKey)
            families.Follow(file.Path, oldKey, key);
        string name = renamed == file.Path ? "" : Path.GetFileName(renamed);
        string after = kinds.Count == 0 ? name : string.Join(": ", new[] { name, PictureForm.After(facts, kinds) }.Where(part => part.Length > 0));
        draft.Tell(new PlannedFix(draft.Folders.Shown(file.Place, file.Path), [.. file.Codes], PictureForm.Of(facts), after, []));
    }

    private void Draw(FileFixes file, HashSet<FixKind> kinds, string renamed)
    {
        PictureWork work = new(draft.Folders.Full(file.Place, file.Path), draft.Folders.Shown(file.Place, file.Path), kinds, request.Background ?? default);
        if (renamed != file.Path)
            draft.Remove(file.Place, file.Path);
        draft.Write(file.Place, renamed, () => draw(work));
    }

    private static string RightExtension(ImageFacts facts)
    {
        string lower = Path.GetExtension(facts.Path).ToLowerInvariant();
        string right = PictureExtension.OfFormat(facts.Format) ?? lower;
        return right == ".jpg" && lower == ".jpeg" ? lower : right;
    }
}
