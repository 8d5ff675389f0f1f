using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Cli.Output;

/// <summary>A caption as the trainer will read it, where it is not what lies in the folder.</summary>
internal static class CaptionText
{
    private const char ByteOrderMark = '\uFEFF';

    public static bool Differs(ForecastImage image) =>
        image.Caption.Origin is CaptionOrigin.FaceFile or CaptionOrigin.ClassWords or CaptionOrigin.Nowhere
        || image.Caption.LinesLost > 0
        || image.Caption.Text.StartsWith(ByteOrderMark)
        || !string.IsNullOrEmpty(image.Subset.CaptionPrefix)
        || !string.IsNullOrEmpty(image.Subset.CaptionSuffix);

    public static string Of(ForecastImage image)
    {
        string read = Read(image);
        string shown = read.Length == 0 ? "an empty caption" : $"\"{read.TrimStart(ByteOrderMark).Replace("\n", "\" or \"", StringComparison.Ordinal)}\"";
        string[] reasons = [.. Reasons(image)];
        return reasons.Length == 0 ? shown : $"{shown} ({string.Join("; ", reasons)})";
    }

    // The tags may still be shuffled and dropped; prefix and suffix come before that (train_util.py:822).
    private static string Read(ForecastImage image)
    {
        string text = image.Caption.Text;
        if (image.Subset.CaptionPrefix is { Length: > 0 } prefix)
            text = $"{prefix} {text}";
        if (image.Subset.CaptionSuffix is { Length: > 0 } suffix)
            text = $"{text} {suffix}";
        return image.Subset.EnableWildcard ? text : text.Split('\n')[0];
    }

    private static IEnumerable<string> Reasons(ForecastImage image)
    {
        ForecastCaption caption = image.Caption;
        if (caption.Origin == CaptionOrigin.ClassWords)
            yield return $"the class words: no file with {image.Subset.CaptionExtension}";
        if (caption.Origin == CaptionOrigin.Nowhere)
            yield return $"no file with {image.Subset.CaptionExtension} and no class words";
        if (caption.Origin == CaptionOrigin.FaceFile)
            yield return "from the file of the name without its last four parts";
        if (caption.LinesLost > 0)
            yield return caption.LinesLost == 1 ? "1 more line is lost" : $"{caption.LinesLost} more lines are lost";
        if (caption.Text.StartsWith(ByteOrderMark))
            yield return "with a byte-order mark before it";
    }
}
