using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>The dark lines around everything, which say nothing of what they enclose.</summary>
internal static class Outlines
{
    public static bool IsOne(Lab colour) => colour.L < 12.5 || (colour.L < 25 && colour.Chroma < 34 && !Material.HasNoHue(colour));
}
