using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Captioning.Visions;

/// <summary>What is asked of a picture: a prompt of ours by its name, or one of the user's from a file.</summary>
public static class VisionPrompts
{
    private const string Form =
        "Answer with the caption alone, on one line, in English, without quotes, markdown or an introduction. Leave out what you are not sure of.";

    /// <summary>By name, in the order that help prints them.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        (
            "portrait",
            "This is a small pixel art portrait, enlarged. Describe the person in at most 25 words for training an image generator: hair and its colour, "
                + "skin tone, eye colour, headwear, glasses, beard, jewellery, expression, clothes, background colour. Do not mention pixels, size or style. "
                + Form),
        (
            "sprite",
            "This is a pixel art sprite, enlarged. Describe what it shows in at most 25 words for training an image generator: the subject, its parts "
                + "and their colours, and the background colour. Do not mention pixels, size or style. "
                + Form),
        (
            "photo",
            "Describe this picture in at most 40 words for training an image generator: the subject, what it does, clothes or surface, surroundings, "
                + "light, and how it is framed. "
                + Form),
        ("tags", "List what this picture shows as 8 to 20 short tags in lower case, separated by commas, the most important first. " + Form),
    ];

    /// <param name="name">Of one of ours.</param>
    /// <exception cref="KohyaPrepException">There is none of this name.</exception>
    public static string Named(string name) => All.FirstOrDefault(prompt => prompt.Name == name).Text
        ?? throw new KohyaPrepException(
            $"There is no prompt '{name}'. There are {string.Join(", ", All.Select(prompt => prompt.Name))}; one of your own goes into a file for --prompt-file.");

    /// <exception cref="KohyaPrepException">It cannot be read, or says nothing.</exception>
    public static string FromFile(string path)
    {
        try
        {
            string text = File.ReadAllText(path).Trim();
            return text.Length > 0 ? text : throw new KohyaPrepException($"{path}: the prompt is empty. Write what is to be asked of each picture.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: the prompt cannot be read: {exception.Message.TrimEnd('.')}.", ExitCode.BadInput, exception);
        }
    }

    /// <summary>The prompt for one picture: {trigger}, {class} and {name} stand for its own words; other braces stay.</summary>
    public static string For(string prompt, ImageFacts picture, string trigger, string classWords) => prompt
        .Replace("{trigger}", trigger, StringComparison.Ordinal)
        .Replace("{class}", classWords, StringComparison.Ordinal)
        .Replace("{name}", KohyaPrep.Core.Captions.CaptionWords.NameOf(picture.Stem), StringComparison.Ordinal);
}
