using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class RouteWithoutScript : Rule<Recipe>
{
    public static RouteWithoutScript Rule { get; } = new();

    public override string Code => "CFG010";

    public override string Name => "route-without-script";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The trainer has no script for this route on this family of models.";

    public override string Why => "sdxl_train_control_net_lllite.py trains the LLLite form for SDXL only; on SD 1.5 it dies after loading the model.";

    public override string Remedy => "Choose `route: controlnet`, or an SDXL model.";

    public override Example Example => new("route: controlnet-lllite\nfamily: sd15", "route: controlnet-lllite\nfamily: sdxl");

    public override IEnumerable<Finding> Check(Recipe subject)
    {
        if (subject is { Route: Route.ControlNetLllite, Family: ModelFamily.Sd15 })
            yield return At(subject.OriginOf("route").Location, $"sd-scripts has no script for {Words.Title(subject.Route)} on {Words.Title(subject.Family)}.");
    }
}
