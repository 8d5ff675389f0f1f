namespace KohyaPrep.Core.Forms;

/// <summary>Settings to be read, as they are named on a command line.</summary>
/// <param name="Shown">The file as the user wrote it.</param>
/// <param name="Form">Null to find it out.</param>
/// <param name="Tab">For the GUI's JSON: lora, dreambooth or finetune; null to find it out.</param>
public sealed record SettingsSource(string Shown, SettingsForm? Form = null, string? Tab = null)
{
    /// <summary>Where the trainer is started: relative paths in the settings begin there.</summary>
    public string Root { get; init; } = ".";
}
