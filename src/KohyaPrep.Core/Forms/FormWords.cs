namespace KohyaPrep.Core.Forms;

/// <summary>What the forms are called on the command line and in messages.</summary>
public static class FormWords
{
    private static readonly string[] Words = ["toml", "yaml", "json", "command", "gui", "lora", "recipe"];

    /// <summary>What can be read, in the order of <see cref="SettingsForm"/>.</summary>
    public static IReadOnlyList<string> Readable => Words;

    public static string Of(SettingsForm form) => Words[(int)form];

    public static SettingsForm ToForm(string word) => (SettingsForm)Array.IndexOf(Words, word);

    /// <summary>The form as it is called in a sentence.</summary>
    public static string Title(SettingsForm form) => form switch
    {
        SettingsForm.Toml => "TOML",
        SettingsForm.Yaml => "YAML",
        SettingsForm.Json => "JSON",
        SettingsForm.Command => "a command line",
        SettingsForm.Gui => "the GUI's JSON",
        SettingsForm.Lora => "a model's header",
        _ => "a recipe",
    };
}
