namespace KohyaPrep.Core.Forms;

/// <summary>The form that settings are to be written in.</summary>
/// <param name="Form">Not a model's header, which is only read.</param>
/// <param name="Shell">For a command line: bash, powershell or cmd.</param>
/// <param name="Tab">For the GUI's JSON: lora, dreambooth or finetune; null for the one that fits.</param>
/// <param name="Script">Without <c>.py</c>: it wins over what the settings say.</param>
public sealed record WriteTarget(SettingsForm Form, string Shell = "bash", string? Tab = null, string? Script = null)
{
    /// <summary>What <c>--to</c> takes.</summary>
    public static IReadOnlyList<string> Words { get; } = ["toml", "yaml", "json", "bash", "powershell", "cmd", "gui", "recipe"];

    /// <param name="word">One of <see cref="Words"/>.</param>
    public static WriteTarget Of(string word, string? tab, string? script) => word is "bash" or "powershell" or "cmd"
        ? new(SettingsForm.Command, word, tab, script)
        : new(FormWords.ToForm(word), Tab: tab, Script: script);
}
