using System.Collections.Concurrent;
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
        Rule<ImageFacts>[] all = [.. RuleCatalogue.Of<ImageFacts>()];
        Rule<ImageFacts>[] onPictures = [.. all.Where(rule => !(use.Flattens && OnAlpha.Contains(rule)))];
        DatasetSubject subject = new(dataset, use);
        IEnumerable<Finding> findings =
        [
            .. OfPictures(onPictures, dataset.Shown, dataset.Pictures),
            .. dataset.EdgeMaps is { } maps ? OfPictures([.. all.Where(rule => !OnLooks.Contains(rule))], maps.Shown, maps.Maps).Select(OfEdgeMap) : [],
            .. EachOf<CaptionFacts>([.. RuleCatalogue.Of<CaptionFacts>()], dataset.Captions),
            .. OfSet([.. RuleCatalogue.Of<DatasetSubject>()], subject),
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
    private static IEnumerable<Finding> OfPictures(Rule<ImageFacts>[] rules, string shown, IReadOnlyList<ImageFacts> pictures) =>
        EachOf(rules, pictures).Select(finding => finding with { Location = Location.In(shown, finding.Location.Path, finding.Location.Line) });

    /// <summary>Every rule on each subject, with all cores; in the order of the subjects.</summary>
    private static IEnumerable<Finding> EachOf<TSubject>(Rule<TSubject>[] rules, IReadOnlyList<TSubject> subjects)
    {
        const int AtOnce = 512;
        List<Finding>?[] found = new List<Finding>?[(subjects.Count + AtOnce - 1) / AtOnce];
        Parallel.For(0, found.Length, part =>
        {
            List<Finding> findings = [];
            for (int i = part * AtOnce; i < Math.Min(subjects.Count, (part + 1) * AtOnce); i++)
            {
                foreach (Rule<TSubject> rule in rules)
                    findings.AddRange(rule.Check(subjects[i]));
            }

            found[part] = findings;
        });
        return found.SelectMany(findings => findings!);
    }

    /// <summary>Every rule on the set, a rule at a time on each core; in the order of the rules.</summary>
    private static IEnumerable<Finding> OfSet(Rule<DatasetSubject>[] rules, DatasetSubject subject)
    {
        Finding[][] found = new Finding[rules.Length][];
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, rules.Length), EnumerablePartitionerOptions.NoBuffering), rule => found[rule] = [.. rules[rule].Check(subject)]);
        return found.SelectMany(findings => findings);
    }
}
