using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV052: a ControlNet where only LoRAs are made.</summary>
public sealed class RouteNotAtPlace : Rule<PlacedRun>
{
    public static RouteNotAtPlace Rule { get; } = new();

    public override string Code => "ENV052";

    public override string Name => "route-not-at-place";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The place does not do this kind of training.";

    public override string Why =>
        "CivitAI's trainer makes LoRAs only.";

    public override string Remedy => "Take the route `lora`, or another place: colab, runpod, slurm or skypilot.";

    public override IEnumerable<Finding> Check(PlacedRun subject)
    {
        if (subject.Place == Place.CivitAi && subject.Recipe.Route != Route.Lora)
            yield return At(subject.Recipe.OriginOf("route").Location, $"CivitAI's trainer makes LoRAs only, and the recipe is for a {Words.Title(subject.Recipe.Route)}.");
    }
}
