namespace KohyaPrep.Punks.Palettes;

/// <summary>The tones of a skin; <paramref name="Flush"/> is what cheeks and lips are mixed with.</summary>
public sealed record Skin(string Name, Ramp Ramp, Rgb Flush);
