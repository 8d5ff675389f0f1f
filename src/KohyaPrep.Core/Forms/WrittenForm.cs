using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Forms;

/// <summary>Settings in another form.</summary>
/// <param name="Files">The text; a second one where the form has a dataset file of its own. The first one's path is only a suggestion.</param>
/// <param name="Lost">What has no place there, in the order of the source.</param>
public sealed record WrittenForm(IReadOnlyList<TrainerFile> Files, IReadOnlyList<LostSetting> Lost)
{
    /// <summary>The content as values, for <c>--json</c>; null for a form that is words.</summary>
    public ConfigNode.Table? Tree { get; init; }

    /// <summary>The dataset file as values; null where there is none.</summary>
    public ConfigNode.Table? Dataset { get; init; }

    /// <summary>The command that goes with it, word by word; null where there is none.</summary>
    public IReadOnlyList<string>? Command { get; init; }
}
