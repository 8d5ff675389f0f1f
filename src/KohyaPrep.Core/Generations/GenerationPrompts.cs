using System.Globalization;
using System.IO.Hashing;
using System.Text;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Generations;

/// <summary>Chooses the pictures that are to be drawn of a training set.</summary>
public static class GenerationPrompts
{
    /// <summary>
    /// A picture for each original that has a caption, under the original's name; or for each prompt of a list, numbered. A picture's seed
    /// follows from its name, so that it stays the same for every checkpoint and when other pictures come or go.
    /// </summary>
    public static IReadOnlyList<GenerationPrompt> Of(Recipe recipe, TrainerFileSet files, TrainingSet set, GenerationChoices choices)
    {
        GenerationPrompt[] all = choices.List is { } list ? [.. Listed(recipe, set, list)] : [.. Captioned(recipe, files, set, choices.IsDistinct)];
        int count = Math.Min(choices.Limit ?? all.Length, all.Length);
        IEnumerable<GenerationPrompt> chosen = Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Length / count)]);
        return [.. Enumerable.Range(1, choices.Variants).SelectMany(variant => chosen.Select(prompt => WithSeed(prompt, variant, choices)))];
    }

    private static GenerationPrompt WithSeed(GenerationPrompt prompt, int variant, GenerationChoices choices)
    {
        string name = choices.Variants == 1 ? prompt.Name : string.Create(CultureInfo.InvariantCulture, $"{prompt.Name}-v{variant}");
        uint seed = XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(name), choices.Seed) & int.MaxValue;
        return prompt with { Name = name, Seed = seed };
    }

    private static IEnumerable<GenerationPrompt> Captioned(Recipe recipe, TrainerFileSet files, TrainingSet set, bool isDistinct)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (TrainingPicture picture in set.Pictures.OrderBy(picture => picture.Stem, StringComparer.Ordinal))
        {
            string text = PromptText.Of(Read(files, picture.Caption ?? recipe.Dataset.ClassWords));
            if (text.Length > 0 && (seen.Add(text) || !isDistinct))
                yield return PromptOf(recipe, set, NameOf(picture.Stem), text, picture);
        }
    }

    private static IEnumerable<GenerationPrompt> Listed(Recipe recipe, TrainingSet set, IReadOnlyList<string> list)
    {
        string form = new('0', Math.Max(3, list.Count.ToString(CultureInfo.InvariantCulture).Length));
        return list.Select((text, i) => PromptOf(
            recipe, set, "prompt-" + (i + 1).ToString(form, CultureInfo.InvariantCulture), text, set.Pictures[i % set.Pictures.Count]));
    }

    /// <summary>The caption as the trainer reads it: prefix and suffix are joined to it with a blank.</summary>
    private static string Read(TrainerFileSet files, string caption) => string.Join(' ', new[] { files.TextOr("caption_prefix"), caption, files.TextOr("caption_suffix") }.Where(part => part.Length > 0));

    private static GenerationPrompt PromptOf(Recipe recipe, TrainingSet set, string name, string text, TrainingPicture picture)
    {
        (int width, int height) = set.UsesBuckets ? (picture.Width, picture.Height) : set.Resolution;
        int step = recipe.Family == ModelFamily.Sdxl ? 32 : 8;
        return new GenerationPrompt(
            name,
            text,
            0,
            Math.Max(step, width - (width % step)),
            Math.Max(step, height - (height % step)),
            set.HasEdgeMaps ? Path.Combine(recipe.Output, TrainerFileSet.EdgesFolder, picture.Stem + ".png") : null);
    }

    /// <summary>Two dashes after a blank would end the name in a prompt line.</summary>
    private static string NameOf(string stem) => stem.Replace(" --", "_--", StringComparison.Ordinal).Trim();
}
