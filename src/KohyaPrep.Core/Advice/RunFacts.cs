using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>A run of the workspace, as far as advice looks at it.</summary>
/// <param name="Kind">What it trained; null when its recipe can no longer be read.</param>
/// <param name="Score">What its pictures reached; of several checkpoints the best one's. Null when nobody has scored them.</param>
/// <param name="Folder">Where it lies, as the user would write it.</param>
/// <param name="HasGenerated">Whether pictures were drawn with its checkpoints, in the folder <see cref="Generated"/>.</param>
public sealed record RunFacts(RunRecord Run, TrainingKind? Kind, SetScore? Score, string Folder = "", bool HasGenerated = false)
{
    /// <summary>Where <c>generate</c> puts a folder of pictures for each checkpoint of a run.</summary>
    public const string GeneratedFolder = "generated";

    public string Generated => $"{Folder}/{GeneratedFolder}";
}
