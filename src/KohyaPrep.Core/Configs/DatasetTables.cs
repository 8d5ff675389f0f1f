using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>The dataset file's settings as the recipe's own words have them, before its options are laid over them.</summary>
internal static class DatasetTables
{
    /// <exception cref="KohyaPrepException">Buckets of pictures smaller than one bucket step.</exception>
    public static DatasetSettings Of(Recipe recipe, TrainingSet set, TrainerScript script)
    {
        SettingList general = new(recipe);
        if (script.Form != SubsetForm.Metadata)
            general.FromRecipe("caption_extension", SettingValue.Of(recipe.Dataset.CaptionExtension), "dataset.caption_extension");
        if (set.IsPixelArt)
            general.Derived("resize_interpolation", SettingValue.Of("nearest"), "pixel art");

        SettingList dataset = new SettingList(recipe)
            .Derived("resolution", Size(set.Resolution.Width, set.Resolution.Height), "the canvas")
            .FromRecipe("batch_size", SettingValue.Of((long)recipe.Training.BatchSize), "training.batch_size");
        if (set.UsesBuckets)
            AddBuckets(dataset, set, script);

        SettingList subset = new SettingList(recipe)
            .Derived("image_dir", SettingValue.Of(TrainerFileSet.ImagesFolder), "where the pictures are written");
        if (script.Form == SubsetForm.ControlPairs)
            subset.Derived("conditioning_data_dir", SettingValue.Of(TrainerFileSet.EdgesFolder), "where the edge maps are written");
        if (script.Form == SubsetForm.Metadata)
            subset.Derived("metadata_file", SettingValue.Of(TrainerFileSet.MetadataPath), "where it is written");
        subset.FromRecipe("num_repeats", SettingValue.Of((long)recipe.Dataset.Repeats), "dataset.repeats");
        if (script.Form == SubsetForm.DreamBooth && recipe.Dataset.ClassWords.Length > 0)
            subset.FromRecipe("class_tokens", SettingValue.Of(recipe.Dataset.ClassWords), "dataset.class_words");
        if (recipe.Dataset.AlphaMask && script.Form != SubsetForm.ControlPairs)
            subset.FromRecipe("alpha_mask", SettingValue.Of(true), "dataset.alpha_mask");
        DatasetSettings settings = new(general.Settings, dataset.Settings, subset.Settings);
        if (set.Regularization.Count > 0)
            settings = settings with { Regularization = Regularization(recipe) };
        return set.Validation.Count > 0 && script.TrainsNetwork ? WithValidation(settings, recipe) : settings;
    }

    private static IReadOnlyList<Setting> Regularization(Recipe recipe)
    {
        RegularizationSection section = recipe.Dataset.Regularization!;
        SettingList subset = new SettingList(recipe)
            .Derived("image_dir", SettingValue.Of(TrainerFileSet.RegularizationFolder), "where the pictures are written")
            .FromRecipe("is_reg", SettingValue.Of(true), "regularization.images")
            .FromRecipe("num_repeats", SettingValue.Of((long)section.Repeats), "regularization.repeats");
        if (section.ClassWords.Length > 0)
            subset.FromRecipe("class_tokens", SettingValue.Of(section.ClassWords), "regularization.class_words");
        if (recipe.Dataset.AlphaMask)
            subset.FromRecipe("alpha_mask", SettingValue.Of(true), "dataset.alpha_mask");
        return subset.Settings;
    }

    /// <summary>
    /// The trainer knows no folder to validate with, but with a split of 1 it trains on none of a dataset's pictures and validates with all of them
    /// (train_util.py:173, config_util.py:494).
    /// </summary>
    private static DatasetSettings WithValidation(DatasetSettings settings, Recipe recipe) => settings with
    {
        Validation = new SettingList(recipe)
            .Derived("validation_split", SettingValue.Of(1.0), "dataset.validation")
            .FromRecipe("validation_seed", SettingValue.Of((long)recipe.Dataset.ValidationSeed), "dataset.validation_seed").Settings,
        ValidationSubset =
        [
            .. settings.Subset.Where(setting => setting.Name != "num_repeats").Select(setting =>
                setting.Name == "image_dir" ? setting with { Value = SettingValue.Of(TrainerFileSet.ValidationFolder) } : setting),
        ],
    };

    public static SettingValue Size(int width, int height) =>
        new SettingValue.Items([SettingValue.Of((long)width), SettingValue.Of((long)height)]);

    /// <summary>Reads the training file's <c>"width,height"</c> or <c>"side"</c> into the dataset file's form.</summary>
    public static SettingValue? SizeFrom(string text)
    {
        int[] sides = [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out int side) ? side : 0)];
        return sides.Length is 1 or 2 && sides.All(side => side > 0) ? Size(sides[0], sides[^1]) : null;
    }

    // Buckets from half to twice the resolution: what the trainer's defaults of 256 and 1024 are to 512.
    private static void AddBuckets(SettingList dataset, TrainingSet set, TrainerScript script)
    {
        int step = script.BucketSteps;
        int shorter = Math.Min(set.Resolution.Width, set.Resolution.Height);
        int longer = Math.Max(set.Resolution.Width, set.Resolution.Height);
        if (shorter < step)
            throw new KohyaPrepException(
                $"{script.Name}.py makes buckets in steps of {step} pixels, and the resolution is {shorter}: let the canvas bring "
                + "all pictures to one size instead ('canvas').");
        long smallest = Math.Max(step, shorter / 2 / step * step);
        long largest = (longer * 2 + step - 1) / step * step;
        dataset.Derived("enable_bucket", SettingValue.Of(true), "pictures of several sizes")
            .Derived("min_bucket_reso", SettingValue.Of(smallest), "half the resolution")
            .Derived("max_bucket_reso", SettingValue.Of(largest), "twice the resolution")
            .Derived("bucket_reso_steps", SettingValue.Of((long)step), "what the script asks for");
    }
}
