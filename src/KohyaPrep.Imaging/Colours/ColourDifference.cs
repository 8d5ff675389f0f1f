using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Imaging.Colours;

/// <summary>
/// CIEDE2000 as in Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula" (2005), all weights 1: 0 for equal colours,
/// about 1 for a difference that can just be seen side by side, about 100 between black and white.
/// </summary>
public static class ColourDifference
{
    /// <summary>1 + 0.015·50²/√(20 + 50²) = 1.747, rounded up: so much lightness is never worth more than 1.</summary>
    public const double LargestLightnessWeight = 1.75;

    private const double Pow25To7 = 6103515625;

    public static double Between(Rgb one, Rgb other) => one == other ? 0 : Between(Lab.Of(one), Lab.Of(other));

    public static double Between(Lab one, Lab other)
    {
        double meanChroma = (one.Chroma + other.Chroma) / 2;
        double g = 0.5 * (1 - Math.Sqrt(Share7(meanChroma)));
        (double chroma1, double hue1) = Polar((1 + g) * one.A, one.B);
        (double chroma2, double hue2) = Polar((1 + g) * other.A, other.B);

        double deltaL = other.L - one.L;
        double deltaC = chroma2 - chroma1;
        double turn = chroma1 * chroma2 == 0 ? 0 : Wrap(hue2 - hue1);
        double deltaH = 2 * Math.Sqrt(chroma1 * chroma2) * Sin(turn / 2);

        double l = (one.L + other.L) / 2;
        double c = (chroma1 + chroma2) / 2;
        double h = MeanHue(hue1, hue2, chroma1 * chroma2 == 0);
        double t = 1 - (0.17 * Cos(h - 30)) + (0.24 * Cos(2 * h)) + (0.32 * Cos((3 * h) + 6)) - (0.20 * Cos((4 * h) - 63));
        double weightL = 1 + (0.015 * (l - 50) * (l - 50) / Math.Sqrt(20 + ((l - 50) * (l - 50))));
        double weightC = 1 + (0.045 * c);
        double weightH = 1 + (0.015 * c * t);
        double angle = 30 * Math.Exp(-((h - 275) / 25 * ((h - 275) / 25)));
        double rotation = -Sin(2 * angle) * 2 * Math.Sqrt(Share7(c));

        double termL = deltaL / weightL, termC = deltaC / weightC, termH = deltaH / weightH;
        return Math.Sqrt((termL * termL) + (termC * termC) + (termH * termH) + (rotation * termC * termH));
    }

    /// <summary>
    /// A lower bound that costs next to nothing. Lightness counts by its largest weight. Chroma and hue together differ by no less
    /// than a and b do, and weigh no more than the mean chroma's weight, that being at most 1.5 times what a and b say. The rotation can take away up to 0.866 of that, but only where the mean hue is blue: never between two colours of the
    /// yellow half.
    /// </summary>
    public static double AtLeast(Lab one, Lab other)
    {
        double l = (one.L - other.L) / LargestLightnessWeight;
        double weight = 1 + (0.045 * 1.5 * Math.Sqrt(((one.A * one.A) + (one.B * one.B) + (other.A * other.A) + (other.B * other.B)) / 2));
        double kept = one.B >= 0 && other.B >= 0 ? 0.999 : 0.133;
        double a = one.A - other.A, b = one.B - other.B;
        return Math.Sqrt((l * l) + (kept * ((a * a) + (b * b)) / (weight * weight)));
    }

    private static (double Chroma, double Hue) Polar(double a, double b)
    {
        double hue = a == 0 && b == 0 ? 0 : Math.Atan2(b, a) * 180 / Math.PI;
        return (Math.Sqrt((a * a) + (b * b)), hue < 0 ? hue + 360 : hue);
    }

    /// <summary>x⁷ / (x⁷ + 25⁷).</summary>
    private static double Share7(double x)
    {
        double power = x * x * x * x * x * x * x;
        return power / (power + Pow25To7);
    }

    private static double Wrap(double degrees) => degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;

    private static double MeanHue(double hue1, double hue2, bool oneIsGray)
    {
        double sum = hue1 + hue2;
        if (oneIsGray)
            return sum;
        if (Math.Abs(hue1 - hue2) <= 180)
            return sum / 2;
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
