using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>
/// Distances in CIELAB as it is (CIE 1976). Shades of one material differ in lightness above all, and what is asked of a portrait is
/// which material a pixel belongs to, not whether an eye could tell it from another.
/// </summary>
internal static class LabDistance
{
    public static double Between(Lab one, Lab other) =>
        Math.Sqrt(Square(one.L - other.L) + Square(one.A - other.A) + Square(one.B - other.B));

    /// <summary>Lightness counts half.</summary>
    public static double OfMaterial(Lab one, Lab other) =>
        Math.Sqrt((Square(one.L - other.L) / 4) + Square(one.A - other.A) + Square(one.B - other.B));

    /// <summary>The angle of a colour around gray, 0 to 360 degrees from red.</summary>
    public static double Hue(Lab colour)
    {
        double degrees = Math.Atan2(colour.B, colour.A) * 180 / Math.PI;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /// <summary>How far two angles are apart, 0 to 180 degrees.</summary>
    public static double Turn(double one, double other) => Math.Abs(((one - other + 540) % 360) - 180);

    private static double Square(double value) => value * value;
}
