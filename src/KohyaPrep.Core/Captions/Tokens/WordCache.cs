namespace KohyaPrep.Core.Captions.Tokens;

/// <summary>
/// Words and their tokens, as many as have room. Many threads may use it without waiting for each other: an entry never changes, and one that is lost
/// to another thread's is only found out anew.
/// </summary>
internal sealed class WordCache
{
    private const int Slots = 1 << 16;
    private const int Tries = 4;

    // The hashes lie side by side, so that a word that is not here costs no look at an entry, which would be far away in memory. 0 is free.
    private readonly uint[] hashes = new uint[Slots + Tries];
    private readonly Entry?[] entries = new Entry?[Slots + Tries];

    /// <summary>The word's tokens; null when they are not known.</summary>
    public int[]? Find(ReadOnlySpan<char> word)
    {
        uint hash = HashOf(word);
        uint first = hash % Slots;
        for (uint slot = first; slot < first + Tries; slot++)
        {
            uint kept = Volatile.Read(ref hashes[slot]);
            if (kept == 0)
                return null;
            if (kept == hash && Volatile.Read(ref entries[slot]) is { } entry && word.SequenceEqual(entry.Word))
                return entry.Tokens;
        }

        return null;
    }

    /// <summary>Whether a word that is not here would be kept.</summary>
    public bool HasRoomFor(ReadOnlySpan<char> word)
    {
        uint first = HashOf(word) % Slots;
        return hashes.AsSpan((int)first, Tries).Contains(0u);
    }

    /// <summary>Keeps a word where there is room: the first ones stay, so that a flood of rare ones costs no more than their encoding.</summary>
    public void Keep(ReadOnlySpan<char> word, int[] tokens)
    {
        uint hash = HashOf(word);
        uint first = hash % Slots;
        for (uint slot = first; slot < first + Tries; slot++)
        {
            if (Volatile.Read(ref hashes[slot]) != 0)
                continue;
            // The entry first: who sees the hash sees an entry too.
            Volatile.Write(ref entries[slot], new Entry(word.ToString(), tokens));
            Volatile.Write(ref hashes[slot], hash);
            return;
        }
    }

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char letter in word)
            hash = (hash ^ letter) * 16777619;
        hash ^= hash >> 16;
        return hash == 0 ? 1 : hash;
    }

    private sealed record Entry(string Word, int[] Tokens);
}
