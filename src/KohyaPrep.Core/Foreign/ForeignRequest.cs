using KohyaPrep.Core.Forms;

namespace KohyaPrep.Core.Foreign;

/// <summary>Someone's settings for the trainer, as they are named on a command line.</summary>
/// <param name="TrainingFile">As the user wrote it.</param>
/// <param name="Script">With or without <c>.py</c>; null to guess it from the file.</param>
/// <param name="DatasetFile">It wins over the training file's <c>dataset_config</c>; null where none is given.</param>
/// <param name="Root">The folder in which the trainer is started; null for the current one.</param>
public sealed record ForeignRequest(string TrainingFile, string? Script = null, string? DatasetFile = null, string? Root = null)
{
    /// <summary>The form of the file; null to find it out.</summary>
    public SettingsForm? Form { get; init; }

    /// <summary>For the GUI's JSON: lora, dreambooth or finetune; null to find it out.</summary>
    public string? Tab { get; init; }

    public SettingsSource Source => new(TrainingFile, Form, Tab) { Root = RootFolder };

    /// <summary>Absolute.</summary>
    public string RootFolder => Path.GetFullPath(Root ?? ".");

    /// <summary>Where a path of the command line leads: from where it is typed, or from the trainer's folder where only that one exists.</summary>
    public string Place(string path) => Path.GetFullPath(File.Exists(path) ? path : Path.Combine(RootFolder, path));
}
