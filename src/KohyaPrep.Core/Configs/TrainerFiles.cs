using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>Works out what the trainer is told, and writes it as the trainer reads it.</summary>
public static class TrainerFiles
{
    /// <param name="model">The base model's path or the name that the trainer shall load, as given; null when it is not known yet.</param>
    /// <exception cref="KohyaPrepException">
    /// There is no script for the route and family, buckets are too small for it, or an option cannot be taken.
    /// </exception>
    public static TrainerFileSet Of(Recipe recipe, TrainingSet set, string? model)
    {
        TrainerScript script = TrainerScript.For(recipe.Route, recipe.Family) ?? throw new KohyaPrepException(
            $"{recipe.OriginOf("route")}: the trainer has no script for this route with this family of models; "
            + "ControlNet-LLLite is for SDXL only, and SD 1.x has the control_net route.");
        OptionSet options = OptionSet.Of(recipe, script);
        (List<SettingSection> training, DatasetSettings dataset) = OptionLayer.Over(
            TrainingSections.Of(recipe, set, script, model, options), DatasetTables.Of(recipe, set, script), options);
        string precision = options.TextOr("mixed_precision", recipe.Training.MixedPrecision);
        List<TrainerFile> files =
        [
            new(TrainerFileSet.AcceleratePath, AccelerateYaml.Write(recipe.Launch.Processes, precision)),
            new(TrainerFileSet.DatasetPath, DatasetToml.Write(dataset)),
            new(TrainerFileSet.TrainingPath, TrainingToml.Write(script, training)),
        ];
        if (script.Form == SubsetForm.Metadata)
            files.Add(new(TrainerFileSet.MetadataPath, MetadataJson.Write(set, recipe.Dataset.ClassWords)));
        if (training.Any(section => section.Name == "samples"))
            files.Add(new(TrainerFileSet.SamplePromptsPath, SamplePrompts.Write(recipe, set)));
        return new TrainerFileSet(script, training, dataset, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }
}
