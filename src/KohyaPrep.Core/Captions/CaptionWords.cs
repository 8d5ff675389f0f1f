using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Captions;

/// <summary>The words that the fields of a template stand for; a field is empty where nothing is known.</summary>
public static class CaptionWords
{
    /// <param name="trigger">The words that call what is trained.</param>
    /// <param name="classWords">The class words.</param>
    /// <param name="root">The folder of pictures.</param>
    public static string Of(CaptionField field, ImageFacts picture, string trigger, string classWords, string root = "") => field switch
    {
        CaptionField.Trigger => trigger.Trim(),
        CaptionField.Class => classWords.Trim(),
        CaptionField.Name => NameOf(picture.Stem),
        CaptionField.File => picture.Stem,
        CaptionField.Folder => FolderOf(picture.Path, root),
        CaptionField.Background => BackgroundOf(picture.Sketch),
        CaptionField.Colors => picture.Sketch is { } sketch ? string.Join(", ", sketch.Dominant) : "",
        CaptionField.ColorCount => picture.Colours is > 0 and < ImageFacts.ColourCap ? $"{picture.Colours}" : "",
        CaptionField.Size => picture.Width > 0 ? $"{picture.Width}x{picture.Height}" : "",
        CaptionField.Skin or CaptionField.Hair or CaptionField.Eyes or CaptionField.Headwear or CaptionField.Glasses or CaptionField.Beard => "",
        CaptionField.Vision or CaptionField.Tags => "",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "is no field"),
    };

    /// <summary>The words of a file's name; bare numbers are left out, since they count pictures and say nothing of them.</summary>
    /// <param name="stem">Without extension, such as <c>lad_001_carbon</c>.</param>
    public static string NameOf(string stem) =>
        string.Join(' ', stem
            .Split([' ', '_', '-', '.', '+', '(', ')', '[', ']', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.All(char.IsAsciiDigit)));

    /// <summary>The words of the name of the folder that a picture lies in, without the trainer's number of repeats: <c>10_old lady</c> is <c>old lady</c>.</summary>
    /// <param name="path">In the folder of pictures.</param>
    /// <param name="root">The folder of pictures.</param>
    public static string FolderOf(string path, string root)
    {
        string folder = path.LastIndexOf('/') is > 0 and int end ? path[..end] : root;
        string name = folder[(folder.TrimEnd('/', '\\').LastIndexOfAny(['/', '\\']) + 1)..].TrimEnd('/', '\\');
        int digits = name.TakeWhile(char.IsAsciiDigit).Count();
        string words = digits > 0 && digits < name.Length && name[digits] == '_' ? name[(digits + 1)..] : name;
        return string.Join(' ', words.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries));
    }

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
