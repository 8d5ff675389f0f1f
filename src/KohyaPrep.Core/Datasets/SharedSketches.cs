namespace KohyaPrep.Core.Datasets;

/// <summary>Gives one sketch for equal ones, as far as it has room: of many sprites few are alone with theirs. From any thread.</summary>
internal static class SharedSketches
{
    private const int Slots = 1 << 13;
    private static readonly ColourSketch?[] Known = new ColourSketch?[Slots];

    public static ColourSketch Of(ColourSketch sketch)
    {
        HashCode hash = default;
        hash.Add(sketch.Background);
        Add(ref hash, sketch.BackgroundColours);
        Add(ref hash, sketch.Dominant);
        ref ColourSketch? known = ref Known[(uint)hash.ToHashCode() % Slots];
        if (Volatile.Read(ref known) is { } other && AreEqual(sketch, other))
            return other;
        Volatile.Write(ref known, sketch);
        return sketch;
    }

    private static void Add(ref HashCode hash, IReadOnlyList<string> names)
    {
        hash.Add(names.Count);
        for (int i = 0; i < names.Count; i++)
            hash.Add(names[i], StringComparer.Ordinal);
    }

    private static bool AreEqual(ColourSketch one, ColourSketch other) =>
        one.Background == other.Background && one.BackgroundColours.SequenceEqual(other.BackgroundColours) && one.Dominant.SequenceEqual(other.Dominant);
}
