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
        foreach ((IReadOnlyList<Setting> dataset, IReadOnlyList<IReadOnlyList<Setting>> subsets) in settings.Datasets)
        {
            bool isTrained = ReferenceEquals(dataset, settings.Dataset);
            string what = isTrained ? "Sizes in pixels, pictures in a batch." : "Pictures that are only validated with: of this dataset none is trained on.";
            text.Append('\n').AppendComment(what).Append("[[datasets]]\n").AppendSettings(dataset);
            foreach (IReadOnlyList<Setting> subset in subsets)
            {
                string comment = ReferenceEquals(subset, settings.Regularization)
                    ? "Pictures that keep the class apart, repeated until they are as many as the others."
                    : "Which pictures, and how often each.";
                text.Append('\n').AppendComment(comment).Append("[[datasets.subsets]]\n").AppendSettings(subset);
            }
        }

        return text.ToString();
    }
}
