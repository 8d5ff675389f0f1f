using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Gui;

namespace KohyaPrep.Core.Forms;

/// <summary>Someone's settings for the trainer, whatever form they came in: what every form is read into and written from.</summary>
public sealed record TrainerSettings
{
    /// <summary>The file as the user would write it.</summary>
    public required string File { get; init; }

    public required SettingsForm Form { get; init; }

    /// <summary>Without <c>.py</c>; null where the form does not say which script it is for.</summary>
    public string? Script { get; init; }

    /// <summary>What <c>accelerate launch</c> is told, by its own names (<c>num_processes</c>); empty where the form does not say.</summary>
    public IReadOnlyList<FormSetting> Launch { get; init; } = [];

    /// <summary>The training file's settings without their sections, in the order written; of equal names the last.</summary>
    public IReadOnlyList<FormSetting> Training { get; init; } = [];

    /// <summary>
    /// What the training file holds, where a command says more besides and wins, as the GUI's does; null where the file holds all of
    /// <see cref="Training"/>.
    /// </summary>
    public IReadOnlyList<FormSetting>? InFile { get; init; }

    /// <summary>For the GUI's JSON: what the GUI makes of it. Null for other forms.</summary>
    public GuiConversion? Gui { get; init; }

    /// <summary>The command that the form itself is started with, word by word; null where it has none.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The dataset file as it is written: <c>general</c>, <c>datasets</c>, <c>subsets</c>. Null where the form holds none.</summary>
    public ConfigNode.Table? Dataset { get; init; }

    /// <summary>The dataset's own file where it is another one, as the user would write it.</summary>
    public string? DatasetFile { get; init; }

    /// <summary>What the form itself loses on the way to the trainer.</summary>
    public IReadOnlyList<LostSetting> Lost { get; init; } = [];

    /// <summary>The file's own text where a form keeps comments; null elsewhere.</summary>
    public string? Text { get; init; }

    public FormSetting? Find(string name) => Training.FirstOrDefault(setting => setting.Name == name);

    /// <summary>Where a setting stands.</summary>
    public Location PlaceOf(FormSetting setting) => new(File, setting.Value.Line);

    /// <summary>Where a setting came from, in words.</summary>
    public string OriginOf(FormSetting setting) => (Form, setting.Field) switch
    {
        (SettingsForm.Recipe, { } origin) => origin,
        (_, { } field) => $"{PlaceOf(setting)} ({field})",
        _ => PlaceOf(setting).ToString(),
    };

    /// <summary>The training settings as the trainer's own reader would hand them on: in one section, since a table at the top would be taken for one.</summary>
    public ConfigNode.Table TrainingTable =>
        new([new("settings", new ConfigNode.Table([.. Training.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))], 1))], 1);
}
