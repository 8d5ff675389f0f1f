using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>Writes the dataset file (<c>--dataset_config</c>).</summary>
public static class DatasetToml
{
    public static string Write(DatasetSettings settings)
    {
        StringBuilder text = new();
        text.AppendComment("The dataset file. The trainer refuses it when it has a key that it does not know.");
        text.Append('\n').AppendComment("What holds everywhere.").Append("[general]\n").AppendSettings(settings.General);
        text.Append('\n').AppendComment("Sizes in pixels, pictures in a batch.").Append("[[datasets]]\n").AppendSettings(settings.Dataset);
        text.Append('\n').AppendComment("Which pictures, and how often each.").Append("[[datasets.subsets]]\n").AppendSettings(settings.Subset);
        return text.ToString();
    }
}
