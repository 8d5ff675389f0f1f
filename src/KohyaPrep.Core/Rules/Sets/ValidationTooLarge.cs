using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class ValidationTooLarge : Rule
{
    public static ValidationTooLarge Rule { get; } = new();

    public override string Code => "SET032";

    public override string Name => "validation-not-as-asked";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Fewer pictures can be held back for validation than were asked for, or none would be left to train on.";

    public override string Why =>
        "Duplicates stay on one side, or the validation would only show that pictures were learnt by heart. Where a group of them is larger than what "
        + "is still to be held back, it is trained on.";

    public override string Remedy => "Ask for a few more or fewer pictures (`dataset.validation`), or remove duplicates (`check --fix`).";

    public override Example Example => new("dataset:\n  validation: 300  # of 204 pictures", "dataset:\n  validation: 0.1");

    public Finding Of(Recipe recipe, int held, int asked, int pictures) => held >= pictures || asked >= pictures
        ? At(
            recipe.OriginOf("dataset.validation").Location, $"{asked} pictures are to be held back and there are {pictures}: nothing would be left to train on.",
            "Ask for fewer pictures, or for a share of them such as 0.1.", Severity.Error)
        : At(recipe.OriginOf("dataset.validation").Location, $"{held} of {pictures} pictures are held back, not {asked}: the others have duplicates among them.");
}
