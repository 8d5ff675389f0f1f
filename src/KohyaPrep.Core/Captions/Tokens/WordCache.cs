namespace KohyaPrep.Core.Captions.Tokens;

/// <summary>
/// Words and their tokens, as many as have room. Many threads may use it without waiting for each other: an entry never changes, and one that is lost
/// to another thread's is only found out anew.
/// </summary>
internal sealed class WordCache
{
    private const int Slots = 1 << 16;
    private const int Tries = 4;

    private readonly Entry?[] entries = new Entry?[Slots];

    /// <summary>The word's tokens; null when they are not known.</summary>
    public int[]? Find(ReadOnlySpan<char> word)
    {
        uint slot = HashOf(word);
        for (uint i = 0; i < Tries && Volatile.Read(ref entries[(slot + i) % Slots]) is { } entry; i++)
        {
            if (word.SequenceEqual(entry.Word))
                return entry.Tokens;
        }

        return null;
    }

    /// <summary>Keeps a word where there is room: the first ones stay, so that a flood of rare ones costs no more than their encoding.</summary>
    public void Keep(ReadOnlySpan<char> word, int[] tokens)
    {
        uint slot = HashOf(word);
        for (uint i = 0; i < Tries; i++)
        {
            ref Entry? entry = ref entries[(slot + i) % Slots];
            if (Volatile.Read(ref entry) is null)
            {
                Volatile.Write(ref entry, new Entry(word.ToString(), tokens));
                return;
            }
        }
    }

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char letter in word)
            hash = (hash ^ letter) * 16777619;
        return hash ^ (hash >> 16);
    }

    private sealed record Entry(string Word, int[] Tokens);
}
