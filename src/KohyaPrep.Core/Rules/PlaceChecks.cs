using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches.Places;

namespace KohyaPrep.Core.Rules;

/// <summary>Every rule on a training that goes to another place, and on the texts that go with it.</summary>
public static class PlaceChecks
{
    private static readonly IReadOnlyList<Rule<PlacedRun>> OnRuns = RuleCatalogue.Of<PlacedRun>();
    private static readonly IReadOnlyList<Rule<TrainerFile>> OnTexts = RuleCatalogue.Of<TrainerFile>();

    /// <param name="texts">All that would be packed, captions too.</param>
    public static IReadOnlyList<Finding> Run(PlacedRun run, IEnumerable<TrainerFile> texts) =>
    [
        .. OnRuns.SelectMany(rule => rule.Check(run)),
        .. texts.SelectMany(text => OnTexts.SelectMany(rule => rule.Check(text))),
    ];
}
