using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Captions;

/// <summary>A caption file and its tokens.</summary>
/// <param name="Shown">The file as the user would write it.</param>
public sealed record CountedCaption(string Shown, CaptionTokens Tokens)
{
    /// <summary>Counts each caption; the one with the most tokens first, those with as many by their names.</summary>
    /// <param name="limit">75, 150 or 225.</param>
    public static IReadOnlyList<CountedCaption> Of(IEnumerable<CaptionFacts> captions, int limit) =>
    [
        .. captions
            .Select(caption => new CountedCaption(caption.Shown, ClipTokenizer.Shared.Read(caption.Text, limit)))
            .OrderByDescending(caption => caption.Tokens.Count)
            .ThenBy(caption => caption.Shown, StringComparer.Ordinal),
    ];
}
