using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Captions;

/// <summary>The words that the fields of a template stand for; a field is empty where nothing is known.</summary>
public static class CaptionWords
{
    /// <param name="trigger">The words that call what is trained.</param>
    /// <param name="classWords">The class words.</param>
    public static string Of(CaptionField field, ImageFacts picture, string trigger, string classWords) => field switch
    {
        CaptionField.Trigger => trigger.Trim(),
        CaptionField.Class => classWords.Trim(),
        CaptionField.Name => NameOf(picture.Stem),
        CaptionField.Background => BackgroundOf(picture.Sketch),
        CaptionField.Colors => picture.Sketch is { } sketch ? string.Join(", ", sketch.Dominant) : "",
        CaptionField.ColorCount => picture.Colours is > 0 and < ImageFacts.ColourCap ? $"{picture.Colours}" : "",
        CaptionField.Size => picture.Width > 0 ? $"{picture.Width}x{picture.Height}" : "",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "is no field"),
    };

    /// <summary>The words of a file's name; bare numbers are left out, since they count pictures and say nothing of them.</summary>
    /// <param name="stem">Without extension, such as <c>lad_001_carbon</c>.</param>
    public static string NameOf(string stem) =>
        string.Join(' ', stem
            .Split([' ', '_', '-', '.', '+', '(', ')', '[', ']', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.All(char.IsAsciiDigit)));

    /// <summary>Such as <c>light blue</c> or <c>checkered red and white</c>; empty when it is not known.</summary>
    public static string BackgroundOf(ColourSketch? sketch)
    {
        if (sketch is null || sketch.Background == BackgroundKind.Unknown || sketch.BackgroundColours.Count == 0)
            return "";
        string colours = InWords(sketch.BackgroundColours);
        return sketch.Background == BackgroundKind.Solid ? colours : $"{sketch.Background.ToString().ToLowerInvariant()} {colours}";
    }

    // No commas: a background is one tag.
    private static string InWords(IReadOnlyList<string> colours) => string.Join(" and ", colours.Distinct(StringComparer.Ordinal));
}
