using KohyaPrep.Core.Captions.Edits;

namespace KohyaPrep.Core.Fixes;

/// <summary>How a caption file is stored, in words.</summary>
internal static class CaptionForm
{
    public static string Of(byte[] bytes) => CaptionDocument.Read(bytes) is { } document
        ? document.HasMark ? "UTF-8 with a byte-order mark" : "UTF-8"
        : CaptionEncoding.Guess(bytes)?.Name ?? "unknown";
}
