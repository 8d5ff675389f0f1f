using System.Globalization;

namespace KohyaPrep.Core.Recipes;

/// <summary>An sRGB colour of 8 bits a channel.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <param name="text"><c>#rrggbb</c>.</param>
    /// <returns>Null when it is none.</returns>
    public static Rgb? Parse(string text) =>
        text.Length == 7 && text[0] == '#' &&
        uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            ? new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
