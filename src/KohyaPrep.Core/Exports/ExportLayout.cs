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

    /// <summary>The folder that the script takes as <c>train_data_dir</c>'s only child: repeats, then the class words.</summary>
    public static string RepeatFolder(Recipe recipe)
    {
        string words = recipe.Dataset.ClassWords.Length > 0 ? recipe.Dataset.ClassWords
            : recipe.Captions.Trigger.Length > 0 ? recipe.Captions.Trigger
            : recipe.Name;
        // What no system takes in a name, and what would end the folder's name.
        string plain = new([.. words.Select(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? ' ' : c)]);
        return $"{recipe.Dataset.Repeats}_{string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')}";
    }

    private static IEnumerable<ExportFile> Kohya(Recipe recipe, TrainingSet set, SubsetForm form)
    {
        string folder = form == SubsetForm.DreamBooth ? RepeatFolder(recipe) : "images";
        foreach (TrainingPicture picture in set.Pictures)
        {
            yield return Picture(picture, folder);
            if (form == SubsetForm.Metadata)
                continue;
            if (picture.Caption is not null)
                yield return ExportFile.Copy($"{folder}/{picture.Stem}{recipe.Dataset.CaptionExtension}", $"{TrainerFileSet.ImagesFolder}/{picture.Stem}{recipe.Dataset.CaptionExtension}");
            if (form == SubsetForm.ControlPairs)
                yield return EdgeMap(picture, "conditioning");
        }

        if (form == SubsetForm.Metadata)
            yield return ExportFile.Of("metadata.json", MetadataJson.Write(set, recipe.Dataset.ClassWords));
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

    private static IEnumerable<ExportFile> ImageFolder(Recipe recipe, TrainingSet set)
    {
        foreach (TrainingPicture picture in set.Pictures)
        {
            yield return Picture(picture, "images");
            if (set.HasEdgeMaps)
                yield return EdgeMap(picture, "conditioning_images");
        }

        yield return ExportFile.Of("metadata.jsonl", Lines(set.Pictures, picture => JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("file_name", $"images/{picture.FileName}");
            json.WriteString("text", CaptionOf(picture, recipe));

            // The builder makes the picture's column `conditioning_image` of it; a column of that name itself would stay a text.
            if (set.HasEdgeMaps)
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
