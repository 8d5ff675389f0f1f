namespace KohyaPrep.Punks.Palettes;

/// <summary>Hue in degrees, saturation and value from 0 to 255, in whole numbers.</summary>
public readonly record struct Hsv(int Hue, int Saturation, int Value)
{
    public static Hsv From(Rgb colour)
    {
        int high = Math.Max(colour.R, Math.Max(colour.G, colour.B));
        int spread = high - Math.Min(colour.R, Math.Min(colour.G, colour.B));
        if (spread == 0)
            return new Hsv(0, 0, high);
        int hue = high == colour.R ? 60 * (colour.G - colour.B) / spread
            : high == colour.G ? 120 + (60 * (colour.B - colour.R) / spread)
            : 240 + (60 * (colour.R - colour.G) / spread);
        return new Hsv((hue + 360) % 360, 255 * spread / high, high);
    }

    public Rgb ToRgb()
    {
        int value = Math.Clamp(Value, 0, 255);
        int saturation = Math.Clamp(Saturation, 0, 255);
        int hue = ((Hue % 360) + 360) % 360;
        int within = hue % 60;
        int low = value * (255 - saturation) / 255;
        int falling = value * ((255 * 60) - (saturation * within)) / (255 * 60);
        int rising = value * ((255 * 60) - (saturation * (60 - within))) / (255 * 60);
        (int r, int g, int b) = (hue / 60) switch
        {
            0 => (value, rising, low),
            1 => (falling, value, low),
            2 => (low, value, rising),
            3 => (low, falling, value),
            4 => (rising, low, value),
            _ => (value, low, falling),
        };
        return new Rgb((byte)r, (byte)g, (byte)b);
    }

    /// <summary>The hue moved towards another one by at most so many degrees, the short way round.</summary>
    public Hsv Towards(int hue, int degrees)
    {
        int way = ((hue - Hue + 540) % 360) - 180;
        return this with { Hue = (Hue + Math.Clamp(way, -degrees, degrees) + 360) % 360 };
    }
}
