using System.Globalization;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Cli.Output;

/// <summary>What draws edge maps, in a few words.</summary>
internal static class EdgeText
{
    public static string Of(EdgeSection edges)
    {
        List<string> parts = [edges.Method == EdgeMethod.Borders ? "borders" : Canny(edges)];
        if (edges.Thickness > 1)
            parts.Add(Invariant($"{edges.Thickness} pixels wide"));
        if (edges.Dilate > 0)
            parts.Add(Invariant($"grown by {edges.Dilate}"));
        if (edges.Invert)
            parts.Add("inverted");
        return string.Join(", ", parts);
    }

    private static string Canny(EdgeSection edges)
    {
        string channel = edges.Channel switch { EdgeChannel.Luminance => "gray", EdgeChannel.Rgb => "any of RGB", _ => "any of Lab" };
        string aperture = edges.Aperture == 3 ? "" : Invariant($", aperture {edges.Aperture}");
        string blur = edges.Blur == 0 ? "" : Invariant($", blurred {edges.Blur}x{edges.Blur}");
        return Invariant($"Canny on {channel}, {edges.Low} and {edges.High}{aperture}{(edges.L2Gradient ? ", L2" : "")}{blur}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
