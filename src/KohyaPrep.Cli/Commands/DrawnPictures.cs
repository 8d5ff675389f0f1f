using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Generations;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Cli.Commands;

/// <summary>Looks which pictures are drawn already.</summary>
internal static class DrawnPictures
{
    /// <summary>Those whose picture is not there, or was cut short when an earlier drawing was interrupted.</summary>
    public static IReadOnlyList<GenerationPrompt> Missing(string folder, IReadOnlyList<GenerationPrompt> prompts) =>
        [.. prompts.AsParallel().AsOrdered().Where(prompt => !IsWhole(Path.Combine(folder, prompt.FileName)))];

    private static bool IsWhole(string path) =>
        File.Exists(path) && PictureDecoder.Decode(File.ReadAllBytes(path)).Readability == Readability.Whole;
}
