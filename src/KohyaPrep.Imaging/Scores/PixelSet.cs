using System.Numerics;

namespace KohyaPrep.Imaging.Scores;

/// <summary>A set of pixels, or of pairs of neighbours, a bit each.</summary>
internal sealed class PixelSet(int size)
{
    private readonly ulong[] words = new ulong[(size + 63) / 64];

    public int Size { get; } = size;

    public bool this[int place] => (words[place >> 6] & (1UL << place)) != 0;

    public void Add(int place) => words[place >> 6] |= 1UL << place;

    public void Clear() => Array.Clear(words);

    public int Count()
    {
        int count = 0;
        foreach (ulong word in words)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>How many are in both sets.</summary>
    public int CountBoth(PixelSet other)
    {
        int count = 0;
        for (int i = 0; i < words.Length; i++)
            count += BitOperations.PopCount(words[i] & other.words[i]);
        return count;
    }
}
