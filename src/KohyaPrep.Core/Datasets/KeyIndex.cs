namespace KohyaPrep.Core.Datasets;

/// <summary>
/// Finds files by the key that a picture, its caption and its edge map share (<see cref="Dataset.KeyOf"/>), in eight bytes a file and without a text
/// made for any of them.
/// </summary>
public sealed class KeyIndex<TFile>
    where TFile : class
{
    private readonly IReadOnlyList<TFile> files;
    private readonly Func<TFile, string> pathOf;

    // By the hash of the key, and behind each file with the same: places that count from 1; 0 is none.
    private readonly int[] firsts, following;

    /// <param name="files">In order.</param>
    /// <param name="pathOf">Relative to their folder, with forward slashes.</param>
    public KeyIndex(IReadOnlyList<TFile> files, Func<TFile, string> pathOf)
    {
        (this.files, this.pathOf) = (files, pathOf);
        firsts = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, files.Count))];
        following = new int[files.Count + 1];
        for (int place = files.Count; place > 0; place--)
        {
            ref int first = ref firsts[SlotOf(Dataset.KeyIn(pathOf(files[place - 1])))];
            following[place] = first;
            first = place;
        }
    }

    /// <summary>The first file that shares its key with a path; null when none does.</summary>
    public TFile? Find(string path) => FindKey(Dataset.KeyIn(path));

    /// <summary>The first file with a key; null when none has it.</summary>
    public TFile? FindKey(ReadOnlySpan<char> key) => PlaceOf(key) is var place and > 0 ? files[place - 1] : null;

    /// <summary>Whether a file shares its key with a path.</summary>
    public bool Holds(string path) => PlaceOf(Dataset.KeyIn(path)) > 0;

    /// <summary>All that share their key with a path, in their order.</summary>
    public IEnumerable<TFile> All(string path)
    {
        for (int place = PlaceOf(Dataset.KeyIn(path)); place > 0; place = Match(following[place], Dataset.KeyIn(path)))
            yield return files[place - 1];
    }

    private int PlaceOf(ReadOnlySpan<char> key) => Match(firsts[SlotOf(key)], key);

    private int Match(int place, ReadOnlySpan<char> key)
    {
        while (place > 0 && !Dataset.KeyIn(pathOf(files[place - 1])).SequenceEqual(key))
            place = following[place];
        return place;
    }

    private int SlotOf(ReadOnlySpan<char> key) => string.GetHashCode(key) & (firsts.Length - 1);
}
