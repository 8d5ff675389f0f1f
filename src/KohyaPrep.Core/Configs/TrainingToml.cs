using System.Text;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>Writes the training file (<c>--config_file</c>).</summary>
public static class TrainingToml
{
    public static string Write(TrainerScript script, IEnumerable<SettingSection> sections)
    {
        StringBuilder text = new();
        text.AppendComment($"The training file, for {script.Name}.py of sd-scripts {OptionCatalogue.Current.Version}.");
        text.AppendComment("Paths start at this folder: start the trainer here. Sections only help the reader.");
        foreach (SettingSection section in sections)
            text.Append('\n').AppendComment(section.Comment).Append('[').Append(section.Name).Append("]\n").AppendSettings(section.Settings);
        return text.ToString();
    }
}
