using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class KeyWithoutEffect : Rule<Recipe>
{
    public static KeyWithoutEffect Rule { get; } = new();

    public override string Code => "CFG150";

    public override string Name => "key-without-effect";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A key of the recipe asks for what the route's script does not do.";

    public override string Why =>
        "Scripts differ: only those that read folders of captioned pictures know regularisation pictures, the control net scripts know no masks from "
        + "alpha, only the LoRA scripts validate, and sdxl_train.py gives neither regularisation pictures nor masks a weight of their own.";

    public override string Remedy => "Leave the key out, or choose another route.";

    public override Example Example => new("route: controlnet\nregularization:\n  images: people", "route: lora\nregularization:\n  images: people");

    public override IEnumerable<Finding> Check(Recipe subject)
    {
        if (TrainerScript.For(subject.Route, subject.Family) is not { } script)
            yield break;
        if (subject.Dataset.Regularization is not null && script.Form != SubsetForm.DreamBooth)
            yield return Of(subject, "regularization.images", $"{script.Name}.py knows no regularisation pictures; they are left out.");
        else if (subject.Dataset.Regularization is not null && script.Name == "sdxl_train")
            yield return Of(subject, "regularization.images", "sdxl_train.py gives regularisation pictures no weight of their own: they are trained on like all others.");
        if (subject.Dataset.AlphaMask && script.Form == SubsetForm.ControlPairs)
            yield return Of(subject, "dataset.alpha_mask", $"{script.Name}.py knows no masks from alpha.");
        else if (subject.Dataset.AlphaMask && script.Name == "sdxl_train" && subject.Options.All(option => option.Name != "masked_loss"))
            yield return Of(subject, "dataset.alpha_mask", "sdxl_train.py looks at masks only with `options: {masked_loss: true}`.");
        if (subject.Dataset.AlphaMask && subject.Canvas.Background is not null)
            yield return Of(subject, "dataset.alpha_mask", "`canvas.background` fills what is transparent, and nothing is left to mask.");
        if (subject.Dataset.Validation > 0 && !script.TrainsNetwork)
            yield return Of(subject, "dataset.validation", $"{script.Name}.py never validates: the pictures are only held back from the training.", Severity.Info);
    }

    private Finding Of(Recipe recipe, string key, string message, Severity? severity = null) => At(recipe.OriginOf(key).Location, message, severity: severity);
}
