using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Machines;

public sealed class ModelMissing : Rule
{
    public static ModelMissing Rule { get; } = new();

    public override string Code => "ENV001";

    public override string Name => "model-missing";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "No file on this machine answers to the base model's name.";

    public override string Why =>
        "The trainer takes any name for a path or for a model of the Hugging Face hub, and fails after its start. "
        + "So the name is not written into the training file, and `train` refuses to start without it.";

    public override string Remedy =>
        $"Put the file into `models` beside the recipe, or into a folder that {ModelFinder.FoldersVariable} names, or write its path as `model`.";

    public Finding Of(Recipe recipe, ModelSource.Missing missing)
    {
        Location location = recipe.OriginOf("model").Kind == OriginKind.Recipe ? recipe.OriginOf("model").Location : new Location(recipe.Shown);
        return missing.Known is { } known
            ? At(location, $"The base model '{known.Name}' is not on this machine.", $"Get it from {known.Where} (licence: {known.Licence}). {Remedy}")
            : At(location, $"The base model '{missing.Name}' is not on this machine, and is none that is known by name.");
    }
}
