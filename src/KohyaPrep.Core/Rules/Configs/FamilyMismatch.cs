using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class FamilyMismatch : Rule<Recipe>
{
    public static FamilyMismatch Rule { get; } = new();

    public override string Code => "CFG011";

    public override string Name => "family-mismatch";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The recipe's family is not that of its base model.";

    public override string Why => "The script of one family cannot load a model of the other: it dies after minutes of loading, with pages of missing keys.";

    public override string Remedy => "Set `family` to the model's own, or leave it out.";

    public override Example Example => new("model: PixNite 1.5\nfamily: sdxl", "model: PixNite 1.5\nfamily: sd15");

    public override IEnumerable<Finding> Check(Recipe subject)
    {
        if (BaseModels.Find(subject.Model) is { } known && known.Family != subject.Family)
        {
            yield return At(
                subject.OriginOf("family").Location,
                $"'{known.Name}' is {Words.Title(known.Family)}, and the recipe says {Words.Of(subject.Family)}.",
                $"Write `family: {Words.Of(known.Family)}`, or another model.");
        }
    }
}
