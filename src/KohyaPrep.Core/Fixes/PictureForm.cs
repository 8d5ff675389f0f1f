using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Fixes;

/// <summary>What a picture file is, in a few words such as <c>jpeg CMYK 512×512</c>.</summary>
internal static class PictureForm
{
    public static string Of(ImageFacts facts)
    {
        string depth = facts.BitDepth == 16 && !facts.Mode.EndsWith("16", StringComparison.Ordinal) ? " 16 bits" : "";
        string alpha = facts.TransparentPixels + facts.TranslucentPixels > 0 && !facts.Mode.EndsWith('A') ? " with transparency" : "";
        string mode = facts.Mode.Length > 0 ? " " + facts.Mode : "";
        string turned = facts.Orientation > 1 ? $" orientation {facts.Orientation}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{(facts.Format.Length > 0 ? facts.Format : "unknown")}{mode}{depth}{alpha}{Size(facts.Width, facts.Height)}{turned}");
    }

    /// <summary>After work on its pixels.</summary>
    public static string After(ImageFacts facts, IReadOnlySet<FixKind> kinds)
    {
        bool isOpaque = kinds.Contains(FixKind.Flatten) || facts.TransparentPixels + facts.TranslucentPixels == 0;
        bool isSwapped = kinds.Contains(FixKind.Turn) && facts.Orientation >= 5;
        (int width, int height) = isSwapped ? (facts.Height, facts.Width) : (facts.Width, facts.Height);
        string size = kinds.Contains(FixKind.Shrink) ? Size(facts.ArtWidth, facts.ArtHeight) : Size(width, height);
        return $"png {(isOpaque ? "RGB" : "RGBA")}{size}";
    }

    private static string Size(int width, int height) => width > 0 ? string.Create(CultureInfo.InvariantCulture, $" {width}×{height}") : "";
}
