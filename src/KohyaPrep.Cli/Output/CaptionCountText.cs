using System.Globalization;
using KohyaPrep.Core.Captions;

namespace KohyaPrep.Cli.Output;

/// <summary>Counted captions as plain lines: <c>81/75 lad.txt: loses '…'</c>, and how many there are in all.</summary>
internal static class CaptionCountText
{
    public static void Write(TextWriter writer, IReadOnlyList<CountedCaption> captions, int limit)
    {
        foreach (CountedCaption caption in captions)
            writer.WriteLine(LineOf(caption));
        writer.WriteLine(SummaryOf(captions, limit));
    }

    private static string LineOf(CountedCaption caption)
    {
        string loses = caption.Tokens.IsCut ? $": loses '{caption.Tokens.Cut.TrimStart(',', ' ')}'" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{caption.Tokens.Count,4}/{caption.Tokens.Limit} {caption.Shown}{loses}");
    }

    private static string SummaryOf(IReadOnlyList<CountedCaption> captions, int limit)
    {
        if (captions.Count == 0)
            return "No captions.";
        int cut = captions.Count(caption => caption.Tokens.IsCut);
        return $"{Amount.Of(captions.Count, "caption")}, {(cut == 0 ? "none" : cut.ToString(CultureInfo.InvariantCulture))} above {limit} tokens; "
            + $"the longest has {captions[0].Tokens.Count}, the middle one {captions[captions.Count / 2].Tokens.Count}.";
    }
}
