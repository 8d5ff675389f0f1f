using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Images;

namespace KohyaPrep.Core.Rules;

/// <summary>Every rule on pictures, captions and sets, run on one dataset.</summary>
public static class DatasetChecks
{
    /// <summary>Rules that a recipe answers when it lays transparent pixels onto a background.</summary>
    private static readonly IReadOnlyList<Rule> OnAlpha = [HiddenColour.Rule, TranslucentPixels.Rule, SoftFringe.Rule];

    /// <summary>Rules on how a picture looks, which say nothing of edge maps: those are black and white by design.</summary>
    private static readonly IReadOnlyList<Rule> OnLooks =
    [
        BlurredPicture.Rule, DarkPicture.Rule, BrightPicture.Rule, LowInformation.Rule, JpegBlocks.Rule, SingleColour.Rule, EnlargedArt.Rule, FractionalArt.Rule, OffGridArt.Rule,
        CutArt.Rule, FaintArt.Rule, ManyColours.Rule, StrayPixel.Rule,
    ];

    /// <returns>By path, then by code, line and message: two runs on the same facts give the same.</returns>
    public static IReadOnlyList<Finding> Run(Dataset dataset, DatasetUse use)
    {
        IReadOnlyList<Rule<ImageFacts>> all = RuleCatalogue.Of<ImageFacts>();
        Rule<ImageFacts>[] onPictures = [.. all.Where(rule => !(use.Flattens && OnAlpha.Contains(rule)))];
        DatasetSubject subject = new(dataset, use);
        IEnumerable<Finding> findings =
        [
            .. OfPictures(onPictures, dataset.Shown, dataset.Pictures),
            .. dataset.EdgeMaps is { } maps ? OfPictures(all.Where(rule => !OnLooks.Contains(rule)), maps.Shown, maps.Maps).Select(OfEdgeMap) : [],
            .. RuleCatalogue.Of<CaptionFacts>().SelectMany(rule => dataset.Captions.SelectMany(rule.Check)),
            .. RuleCatalogue.Of<DatasetSubject>().SelectMany(rule => rule.Check(subject)),
        ];
        return
        [
            .. findings
                .OrderBy(finding => finding.Location.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Code, StringComparer.Ordinal)
                .ThenBy(finding => finding.Location.Line)
                .ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
    }

    private static Finding OfEdgeMap(Finding finding) =>
        finding.Fix is { Place: FixPlace.Pictures } fix ? finding with { Fix = fix with { Place = FixPlace.EdgeMaps } } : finding;

    // A picture's facts know its path below the folder; the user's path of it is the folder's business.
    private static IEnumerable<Finding> OfPictures(IEnumerable<Rule<ImageFacts>> rules, string shown, IReadOnlyList<ImageFacts> pictures) =>
        rules.SelectMany(rule => pictures.SelectMany(rule.Check)).Select(finding =>
            finding with { Location = Location.In(shown, finding.Location.Path, finding.Location.Line) });
}
