namespace KohyaPrep.Punks;

/// <summary>SplitMix64: the same throws for the same seed on every system and runtime.</summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <returns>A number from 0 up to and without <paramref name="sides"/>.</returns>
    public int Roll(int sides)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sides);
        return (int)((Next() >> 33) % (ulong)sides);
    }

    /// <returns>A number of the range, both ends included.</returns>
    public int Between(int low, int high) => low + Roll(high - low + 1);

    public bool Chance(int percent) => Roll(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Roll(items.Count)];

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
