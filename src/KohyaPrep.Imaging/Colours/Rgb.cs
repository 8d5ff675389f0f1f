using System.Globalization;

namespace KohyaPrep.Imaging.Colours;

/// <summary>An opaque sRGB colour of 8 bits a channel.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>As a pixel of <see cref="PixelImage"/>, opaque.</summary>
    public uint Pixel => Red | ((uint)Green << 8) | ((uint)Blue << 16) | 0xFF000000;

    /// <summary>The colour of a pixel of <see cref="PixelImage"/>, its alpha left out.</summary>
    public static Rgb OfPixel(uint pixel) => new((byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16));

    /// <param name="text"><c>#rrggbb</c>.</param>
    /// <returns>Null when it is none.</returns>
    public static Rgb? Parse(string text) =>
        text.Length == 7 && text[0] == '#' &&
        uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            ? new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
