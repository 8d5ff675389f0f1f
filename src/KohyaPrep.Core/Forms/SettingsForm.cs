namespace KohyaPrep.Core.Forms;

/// <summary>The forms in which people keep a trainer's settings.</summary>
public enum SettingsForm
{
    /// <summary>What sd-scripts reads: a training file, or a dataset file.</summary>
    Toml,

    /// <summary>The same settings as YAML, flat, in sections, or with <c>training</c> and <c>dataset</c> apart.</summary>
    Yaml,

    /// <summary>The same as JSON; a dataset file may be JSON for the trainer too.</summary>
    Json,

    /// <summary>A line that starts a script, from a forum or a shell's history.</summary>
    Command,

    /// <summary>What a tab of the Kohya_ss GUI saves.</summary>
    Gui,

    /// <summary>The header of a model file that the trainer wrote (<c>ss_*</c>). Only read.</summary>
    Lora,

    /// <summary>A recipe of ours.</summary>
    Recipe,
}
