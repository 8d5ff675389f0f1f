using System.Globalization;
using System.Text;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Configs;

/// <summary>The pictures that the trainer draws while it trains, one a line (train_util.py, line_to_prompt_dict).</summary>
public static class SamplePrompts
{
    /// <summary>How many captions stand in for prompts when the recipe has none.</summary>
    public const int FromCaptions = 4;

    /// <summary>The recipe's prompts, or a few captions spread over the set; empty when there are neither.</summary>
    public static IReadOnlyList<string> Of(Recipe recipe, TrainingSet set)
    {
        string[] written = [.. recipe.Samples.Prompts.Select(OneLine).Where(prompt => prompt.Length > 0)];
        if (written.Length > 0)
            return written;
        string[] captions = [.. set.Pictures.Select(picture => OneLine(picture.Caption ?? "")).Where(text => text.Length > 0).Distinct()];
        int count = Math.Min(FromCaptions, captions.Length);
        return [.. Enumerable.Range(0, count).Select(index => captions[index * captions.Length / count])];
    }

    /// <summary>The file's text. An option that a prompt carries itself (<c>--w 128</c>) is left to it.</summary>
    public static string Write(Recipe recipe, TrainingSet set)
    {
        IReadOnlyList<string> prompts = Of(recipe, set);
        StringBuilder text = new();
        for (int index = 0; index < prompts.Count; index++)
        {
            string prompt = prompts[index];
            HashSet<string> own = [.. prompt.Split(" --").Skip(1).Select(part => part.Split(' ')[0].ToLowerInvariant())];
            // A line that begins with # is skipped; the trainer looks at its first letter before it strips it.
            text.Append(prompt.StartsWith('#') ? " " : "").Append(prompt);
            foreach ((string name, string value) in Additions(recipe, set, prompt, index))
            {
                if (value.Length > 0 && !own.Contains(name))
                    text.Append(CultureInfo.InvariantCulture, $" --{name} {value}");
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Additions(Recipe recipe, TrainingSet set, string prompt, int index)
    {
        yield return ("n", OneLine(recipe.Samples.Negative));
        // The trainer draws nothing below 64×64 (train_util.py:6540), and would round without a word.
        yield return ("w", Math.Max(64, set.Resolution.Width).ToString(CultureInfo.InvariantCulture));
        yield return ("h", Math.Max(64, set.Resolution.Height).ToString(CultureInfo.InvariantCulture));
        yield return ("d", Math.Max(0, recipe.Training.Seed).ToString(CultureInfo.InvariantCulture));
        if (recipe.Route == Route.ControlNet && set.Pictures.Count > 0)
        {
            TrainingPicture picture = set.Pictures.FirstOrDefault(picture => OneLine(picture.Caption ?? "") == prompt)
                ?? set.Pictures[index % set.Pictures.Count];
            yield return ("cn", $"{TrainerFileSet.EdgesFolder}/{picture.Stem}.png");
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\n', '\r'], StringSplitOptions.TrimEntries)).Trim();
}
