using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Exports;

/// <summary>Which files an export has.</summary>
public static class ExportLayout
{
    /// <param name="script">The script that the recipe is for.</param>
    /// <returns>In ordinal order of their paths.</returns>
    /// <exception cref="KohyaPrepException">The form needs edge maps, and the set has none.</exception>
    public static IReadOnlyList<ExportFile> Of(ExportForm form, Recipe recipe, TrainingSet set, TrainerScript script)
    {
        IEnumerable<ExportFile> files = form switch
        {
            ExportForm.ControlNet => ControlNet(recipe, set),
            ExportForm.ImageFolder => ImageFolder(recipe, set),
            _ => Kohya(recipe, set, script.Form),
        };
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>The name of a folder below <c>train_data_dir</c>: repeats, then the class words.</summary>
    private static string RepeatFolder(int repeats, params string[] words)
    {
        // What no system takes in a name, and what would end the folder's name.
        char[] unfit = [.. "/\\:*?\"<>|"];
        string plain = new([.. words.First(word => word.Length > 0).Select(c => char.IsControl(c) || unfit.Contains(c) ? ' ' : c)]);
        return $"{repeats}_{string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')}";
    }

    private static IEnumerable<ExportFile> Kohya(Recipe recipe, TrainingSet set, SubsetForm form)
    {
        switch (form)
        {
            case SubsetForm.Metadata:
                return set.Pictures.Select(picture => Picture(picture, "images"))
                    .Append(ExportFile.Of("metadata.json", MetadataJson.Write(set, recipe.Dataset.ClassWords)));
            case SubsetForm.ControlPairs:
                return Captioned(set.Pictures, TrainerFileSet.ImagesFolder, "images", recipe)
                    .Concat(set.Pictures.Select(picture => EdgeMap(picture, "conditioning")));
            default:
                string folder = RepeatFolder(recipe.Dataset.Repeats, recipe.Dataset.ClassWords, recipe.Captions.Trigger, recipe.Name);
                if (set.Regularization.Count == 0)
                    return Captioned(set.Pictures, TrainerFileSet.ImagesFolder, folder, recipe);
                RegularizationSection beside = recipe.Dataset.Regularization!;
                string besideFolder = "reg/" + RepeatFolder(beside.Repeats, beside.ClassWords, "class");
                return Captioned(set.Pictures, TrainerFileSet.ImagesFolder, "img/" + folder, recipe)
                    .Concat(Captioned(set.Regularization, TrainerFileSet.RegularizationFolder, besideFolder, recipe));
        }
    }

    private static IEnumerable<ExportFile> Captioned(IEnumerable<TrainingPicture> pictures, string from, string to, Recipe recipe)
    {
        foreach (TrainingPicture picture in pictures)
        {
            yield return ExportFile.Copy($"{to}/{picture.FileName}", $"{from}/{picture.FileName}");
            string caption = picture.Stem + recipe.Dataset.CaptionExtension;
            if (picture.Caption is not null)
                yield return ExportFile.Copy($"{to}/{caption}", $"{from}/{caption}");
        }
    }

    private static IEnumerable<ExportFile> ControlNet(Recipe recipe, TrainingSet set)
    {
        if (!set.HasEdgeMaps)
            throw new KohyaPrepException($"{recipe.Shown}: this recipe makes no edge maps, and a ControlNet is trained on them. Export it with --set route=controlnet.");
        foreach (TrainingPicture picture in set.Pictures)
        {
            yield return EdgeMap(picture, "source");
            yield return Picture(picture, "target");
        }

        yield return ExportFile.Of("prompt.json", Lines(set.Pictures, picture => JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("source", $"source/{picture.Stem}.png");
            json.WriteString("target", $"target/{picture.FileName}");
            json.WriteString("prompt", CaptionOf(picture, recipe));
            json.WriteEndObject();
        }, indented: false)));
    }

    private static IEnumerable<ExportFile> ImageFolder(Recipe recipe, TrainingSet set) => set.Validation.Count == 0
        ? ImageFolder(recipe, set.Pictures, set.HasEdgeMaps, "", TrainerFileSet.ImagesFolder, TrainerFileSet.EdgesFolder)
        : ImageFolder(recipe, set.Pictures, set.HasEdgeMaps, "train/", TrainerFileSet.ImagesFolder, TrainerFileSet.EdgesFolder)
            .Concat(ImageFolder(recipe, set.Validation, set.HasEdgeMaps, "validation/", TrainerFileSet.ValidationFolder, TrainerFileSet.ValidationEdgesFolder));

    private static IEnumerable<ExportFile> ImageFolder(
        Recipe recipe, IReadOnlyList<TrainingPicture> pictures, bool hasMaps, string part, string images, string maps)
    {
        foreach (TrainingPicture picture in pictures)
        {
            yield return ExportFile.Copy($"{part}images/{picture.FileName}", $"{images}/{picture.FileName}");
            if (hasMaps)
                yield return ExportFile.Copy($"{part}conditioning_images/{picture.Stem}.png", $"{maps}/{picture.Stem}.png");
        }

        yield return ExportFile.Of(part + "metadata.jsonl", Lines(pictures, picture => JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("file_name", $"images/{picture.FileName}");
            json.WriteString("text", CaptionOf(picture, recipe));

            // The builder makes the picture's column `conditioning_image` of it; a column of that name itself would stay a text.
            if (hasMaps)
                json.WriteString("conditioning_image_file_name", $"conditioning_images/{picture.Stem}.png");
            json.WriteEndObject();
        }, indented: false)));
    }

    private static ExportFile Picture(TrainingPicture picture, string folder) =>
        ExportFile.Copy($"{folder}/{picture.FileName}", $"{TrainerFileSet.ImagesFolder}/{picture.FileName}");

    private static ExportFile EdgeMap(TrainingPicture picture, string folder) =>
        ExportFile.Copy($"{folder}/{picture.Stem}.png", $"{TrainerFileSet.EdgesFolder}/{picture.Stem}.png");

    /// <summary>What the trainer would take, its class words included.</summary>
    private static string CaptionOf(TrainingPicture picture, Recipe recipe) => picture.Caption ?? recipe.Dataset.ClassWords;

    private static string Lines(IReadOnlyList<TrainingPicture> pictures, Func<TrainingPicture, string> line) =>
        string.Concat(pictures.OrderBy(picture => picture.Stem, StringComparer.Ordinal).Select(line));
}
