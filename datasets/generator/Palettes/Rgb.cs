namespace KohyaPrep.Punks.Palettes;

/// <summary>An opaque colour; all arithmetic is in whole numbers, so that it is the same on every system.</summary>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>Red in the lowest byte, opaque.</summary>
    public uint Word => R | ((uint)G << 8) | ((uint)B << 16) | 0xFF000000;

    /// <summary>From 0xRRGGBB.</summary>
    public static Rgb Hex(int code) => new((byte)(code >> 16), (byte)(code >> 8), (byte)code);

    public int Luminance => ((R * 54) + (G * 183) + (B * 19)) >> 8;

    /// <summary>This colour mixed with another, which has <paramref name="part"/> parts of 256.</summary>
    public Rgb Mix(Rgb other, int part) =>
        new(Mix(R, other.R, part), Mix(G, other.G, part), Mix(B, other.B, part));

    /// <summary>How far apart two colours look, 0 to about 765.</summary>
    public int DistanceTo(Rgb other) =>
        Math.Abs(R - other.R) + Math.Abs(G - other.G) + Math.Abs(B - other.B) + Math.Abs(Luminance - other.Luminance);

    private static byte Mix(int from, int to, int part) => (byte)(((from * (256 - part)) + (to * part) + 128) >> 8);
}
