using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>Finds what the trainer says of its files and settings in its messages.</summary>
internal static partial class FactReader
{
    /// <summary>Every fact in a message, in no particular order; most have none.</summary>
    public static IEnumerable<(TrainerFact Fact, string Value)> Read(string text)
    {
        foreach ((TrainerFact fact, string beginning, string ending) in Sentences)
        {
            if (text.StartsWith(beginning, StringComparison.Ordinal) && text.EndsWith(ending, StringComparison.Ordinal)
                && text.Length > beginning.Length + ending.Length)
                yield return (fact, text[beginning.Length..^ending.Length]);
        }

        if (text.StartsWith("model saved.", StringComparison.Ordinal))
            yield return (TrainerFact.LastModelSaved, "");
        foreach ((TrainerFact fact, Regex form) in Forms)
        {
            Match match = form.Match(text);
            if (match.Success)
                yield return (fact, match.Groups[1].Value);
        }
    }

    // train_util.py:4742 and 4744, train_network.py:519, train_util.py:2258, 5530 and 5537, 4777.
    private static readonly (TrainerFact Fact, string Beginning, string Ending)[] Sentences =
    [
        (TrainerFact.TrainingFile, "Loading settings from ", "..."),
        (TrainerFact.MissingTrainingFile, "", ".toml not found."),
        (TrainerFact.DatasetFile, "Loading dataset config from ", ""),
        (TrainerFact.DatasetFile, "Load dataset config from ", ""),
        (TrainerFact.MetadataFile, "loading existing metadata: ", ""),
        (TrainerFact.Model, "load StableDiffusion checkpoint: ", ""),
        (TrainerFact.State, "resume training from local state: ", ""),
    ];

    private static readonly (TrainerFact Fact, Regex Form)[] Forms =
    [
        (TrainerFact.Model, Diffusers()),
        (TrainerFact.Resolution, Resolution()),
        (TrainerFact.Optimizer, Optimizer()),
        (TrainerFact.NetworkDim, NetworkDim()),
        (TrainerFact.UnetType, UnetType()),
        (TrainerFact.TrainsTextEncoder, TextEncoder()),
        (TrainerFact.EmptyCaption, EmptyCaption()),
    ];

    [GeneratedRegex(@"^load Diffusers pretrained models: (.+?)(?:, variant=.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Diffusers();

    [GeneratedRegex(@"^\[Dataset \d+\]\s+batch_size: \d+\s+resolution: \((\d+, \d+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Resolution();

    [GeneratedRegex(@"^use (.+?) optimizer \|", RegexOptions.CultureInvariant)]
    private static partial Regex Optimizer();

    [GeneratedRegex(@"base dim \(rank\): (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex NetworkDim();

    [GeneratedRegex(@"^unet dtype: torch\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex UnetType();

    [GeneratedRegex(@"^enable LoRA for text encoder: (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex TextEncoder();

    [GeneratedRegex(@"^neither caption file nor class tokens are found\. use empty caption for (.+?) / ", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyCaption();
}
