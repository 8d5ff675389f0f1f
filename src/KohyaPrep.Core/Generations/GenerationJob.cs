using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Generations;

/// <summary>One start of the script: the pictures of one checkpoint, or a part of them. A value: it can be printed instead of run.</summary>
/// <param name="Checkpoint">Its name, without extension.</param>
/// <param name="Launch">How the script is started.</param>
/// <param name="PictureFolder">The folder that pictures are drawn into, absolute.</param>
/// <param name="Prompts">What it draws.</param>
/// <param name="PromptFile">Absolute; written before the start.</param>
/// <param name="PromptFileText">Its content.</param>
/// <param name="GuideFolder">The folder of guides, absolute, made before the start; null for none.</param>
public sealed record GenerationJob(
    string Checkpoint,
    LaunchPlan Launch,
    string PictureFolder,
    IReadOnlyList<GenerationPrompt> Prompts,
    string PromptFile,
    string PromptFileText,
    string? GuideFolder)
{
    /// <summary>
    /// The guides' names in their folder: the script takes them in the order of their names and hands them out one by one
    /// (gen_img.py:2196, 3058).
    /// </summary>
    public IEnumerable<(string From, string Name)> Guides => GuideFolder is null
        ? []
        : Prompts.Select((prompt, i) => (prompt.EdgeMap!, FormattableString.Invariant($"{i + 1:00000}_{prompt.FileName}")));
}
