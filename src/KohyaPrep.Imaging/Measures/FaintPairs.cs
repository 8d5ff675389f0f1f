using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Sketches;

namespace KohyaPrep.Imaging.Measures;

/// <summary>
/// Which pairs of a sprite's colours differ so little that it is hardly seen. Few pairs touch in a sprite, and those do many times, so each is
/// worked out once.
/// </summary>
internal readonly ref struct FaintPairs
{
    /// <summary>Of more colours no table is kept: it would be emptied for longer than it saves.</summary>
    private const int MostColours = 128;

    private const byte Faint = 1, Plain = 2;

    [ThreadStatic]
    private static byte[]? kept;

    private readonly IndexedSprite sprite;
    private readonly double most;
    private readonly Span<byte> table;

    /// <param name="most">CIEDE2000 up to which a step is faint.</param>
    public FaintPairs(IndexedSprite sprite, double most)
    {
        (this.sprite, this.most) = (sprite, most);
        int colours = sprite.ColourCount;
        if (colours > MostColours)
            return;
        table = (kept ??= new byte[MostColours * MostColours]).AsSpan(0, colours * colours);
        table.Clear();
    }

    /// <returns>False where one of them is transparent.</returns>
    /// <param name="one">A place in the sprite's list of colours.</param>
    /// <param name="other">Another place.</param>
    public bool Holds(int one, int other)
    {
        if (one < 0 || other < 0)
            return false;
        if (table.IsEmpty)
            return AreNear(one, other);
        ref byte known = ref table[(one * sprite.ColourCount) + other];
        if (known == 0)
            known = AreNear(one, other) ? Faint : Plain;
        return known == Faint;
    }

    // Lightness alone settles most, and costs nothing.
    private bool AreNear(int one, int other) =>
        Math.Abs(sprite.Lab(one).L - sprite.Lab(other).L) <= most * ColourDifference.LargestLightnessWeight && sprite.Difference(one, other) <= most;
}
