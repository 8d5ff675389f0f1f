namespace KohyaPrep.Punks.Palettes;

/// <summary>A middle tone and the plain word for it.</summary>
public sealed record NamedColour(string Name, Rgb Tone)
{
    public static NamedColour Of(string name, int hex) => new(name, Rgb.Hex(hex));
}
