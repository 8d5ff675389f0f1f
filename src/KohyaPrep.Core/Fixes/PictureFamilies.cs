using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Fixes;

/// <summary>Keeps pictures, their captions and their edge maps together when one of them goes or gets another name.</summary>
internal sealed class PictureFamilies(FixDraft draft, Dataset dataset, CaptionFixer captions)
{
    private readonly KeyIndex<CaptionFacts> captionsByKey = dataset.CaptionsByKey();
    private readonly ILookup<string, ImageFacts> mapsByKey = (dataset.EdgeMaps?.Maps ?? []).ToLookup(map => Dataset.KeyOf(map.Path), StringComparer.Ordinal);
    private readonly ILookup<string, ImageFacts> picturesByKey = dataset.Pictures.ToLookup(picture => Dataset.KeyOf(picture.Path), StringComparer.Ordinal);

    /// <summary>Sets a file aside; of a picture also the caption and the edge maps that no other picture needs.</summary>
    /// <param name="gone">All pictures that are set aside.</param>
    public void SetAside(FileFixes file, IReadOnlySet<string> gone)
    {
        string aside = draft.Folders.ClaimAside(file.Place, file.Path);
        draft.Move(file.Place, file.Path, aside);
        draft.RemoveCaches(file.Place, file.Path);
        List<string> along = [];
        string key = Dataset.KeyOf(file.Path);
        if (file.Place == FixPlace.Pictures && picturesByKey[key].All(picture => gone.Contains(picture.Path)))
        {
            if (captionsByKey.FindKey(key) is { } caption)
                Along(FixPlace.Captions, caption.Path);
            foreach (ImageFacts map in mapsByKey[key])
                Along(FixPlace.EdgeMaps, map.Path);
        }

        string with = along.Count == 0 ? "" : $" with {string.Join(" and ", along)}";
        draft.Tell(new PlannedFix(draft.Folders.Shown(file.Place, file.Path), [.. file.Codes], "picture", $"set aside in {draft.Folders.Shown(file.Place, aside)}{with}", []));

        void Along(FixPlace place, string path)
        {
            if (draft.Names(place, path))
                return;
            draft.Move(place, path, draft.Folders.ClaimAside(place, path));
            along.Add(draft.Folders.Shown(place, path));
        }
    }

    /// <summary>New keys for twins, by their path: of those that remain, the first keeps its own.</summary>
    public Dictionary<string, string> NewKeys(IReadOnlyList<FileFixes> pictures, IReadOnlySet<string> gone)
    {
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        HashSet<string> taken = [.. picturesByKey.Select(group => group.Key), .. dataset.Captions.Select(caption => Dataset.KeyOf(caption.Path)), .. mapsByKey.Select(group => group.Key)];
        foreach (FileFixes file in pictures.Where(file => file.Kinds.Contains(FixKind.RenameTwin) && !gone.Contains(file.Path)))
        {
            string key = Dataset.KeyOf(file.Path);
            if (picturesByKey[key].Count(picture => PictureExtension.IsRead(picture.Path) && !gone.Contains(picture.Path) && !keys.ContainsKey(picture.Path)) < 2)
                continue;
            int number = 2;
            while (!taken.Add($"{key}-{number}"))
                number++;
            keys[file.Path] = $"{key}-{number}";
        }

        return keys;
    }

    /// <summary>Gives a renamed twin a copy of the caption, and the edge map that is named like it or a copy of the one that there is.</summary>
    public void Follow(string picture, string oldKey, string key)
    {
        if (captionsByKey.FindKey(oldKey) is { } caption)
        {
            string copy = key + Path.GetExtension(caption.Path);
            if (draft.Folders.Claim(FixPlace.Captions, copy))
                draft.Write(FixPlace.Captions, copy, () => captions.BytesOf(caption.Path));
        }

        ImageFacts[] maps = [.. mapsByKey[oldKey]];
        ImageFacts? own = maps.FirstOrDefault(map => Path.GetExtension(map.Path) == Path.GetExtension(picture)) ?? maps.FirstOrDefault();
        if (own is null)
            return;
        string renamed = key + Path.GetExtension(own.Path);
        if (!draft.Folders.Claim(FixPlace.EdgeMaps, renamed))
            return;
        if (maps.Length > 1 && !draft.Names(FixPlace.EdgeMaps, own.Path))
            draft.Move(FixPlace.EdgeMaps, own.Path, renamed);
        else
            draft.Write(FixPlace.EdgeMaps, renamed, () => File.ReadAllBytes(draft.Folders.Full(FixPlace.EdgeMaps, own.Path)));
    }
}
