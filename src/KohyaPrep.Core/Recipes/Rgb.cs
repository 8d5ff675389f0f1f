using System.Globalization;

namespace KohyaPrep.Core.Recipes;

/// <summary>An sRGB colour of 8 bits a channel.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>Reads <c>#rrggbb</c>.</summary>
    public static bool TryParse(string text, out Rgb colour)
    {
        bool good = uint.TryParse(text.AsSpan(text.StartsWith('#') ? 1 : 0), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            && text.Length == 7 && text[0] == '#';
        colour = new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return good;
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
