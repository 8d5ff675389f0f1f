using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Imaging.Colours;

/// <summary>A colour in CIELAB, white point D65, 2° observer.</summary>
/// <param name="L">Lightness, 0 to 100.</param>
/// <param name="A">From green (negative) to red.</param>
/// <param name="B">From blue (negative) to yellow.</param>
public readonly record struct Lab(double L, double A, double B)
{
    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(ToLinear)];

    /// <summary>Distance from gray.</summary>
    public double Chroma => Math.Sqrt((A * A) + (B * B));

    /// <summary>sRGB (IEC 61966-2-1) to CIE XYZ to CIELAB (CIE 15).</summary>
    public static Lab Of(Rgb colour)
    {
        double red = Linear[colour.Red], green = Linear[colour.Green], blue = Linear[colour.Blue];
        double x = F(((0.4124564 * red) + (0.3575761 * green) + (0.1804375 * blue)) / 0.95047);
        double y = F((0.2126729 * red) + (0.7151522 * green) + (0.0721750 * blue));
        double z = F(((0.0193339 * red) + (0.1191920 * green) + (0.9503041 * blue)) / 1.08883);
        return new Lab((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double F(double ratio)
    {
        const double Edge = 6.0 / 29;
        return ratio > Edge * Edge * Edge ? Math.Cbrt(ratio) : (ratio / (3 * Edge * Edge)) + (4.0 / 29);
    }

    private static double ToLinear(int stored)
    {
        double value = stored / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
