using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>
/// Everything that the trainer is given besides pictures and captions. Paths in it start at the output folder, which is the
/// trainer's working directory.
/// </summary>
/// <param name="Training">The training file's settings, in the order written.</param>
/// <param name="Files">The files' texts, in ordinal order of their paths.</param>
public sealed record TrainerFileSet(
    TrainerScript Script, IReadOnlyList<SettingSection> Training, DatasetSettings Dataset, IReadOnlyList<TrainerFile> Files)
{
    public const string TrainingPath = "training.toml";
    public const string DatasetPath = "dataset.toml";
    public const string AcceleratePath = "accelerate.yaml";
    public const string MetadataPath = "metadata.json";
    public const string SamplePromptsPath = "sample_prompts.txt";
    public const string ImagesFolder = "dataset/images";
    public const string EdgesFolder = "dataset/edges";
    public const string ValidationFolder = "dataset/validation";

    /// <summary>Maps of the pictures that are held back, for the routes that have maps.</summary>
    public const string ValidationEdgesFolder = "dataset/validation_edges";
    public const string RegularizationFolder = "dataset/regularization";
    public const string ModelFolder = "model";
    public const string LogsFolder = "logs";

    /// <summary>Every setting of both files, the training file's first.</summary>
    public IEnumerable<Setting> All => Training.SelectMany(section => section.Settings).Concat(Dataset.All);

    /// <summary>The training file's setting of this name.</summary>
    public Setting? Find(string name) =>
        Training.SelectMany(section => section.Settings).FirstOrDefault(setting => setting.Name == name);

    /// <summary>The dataset file's setting of this name, the innermost first, as the trainer looks it up.</summary>
    public Setting? FindInDataset(string name) => Dataset.All.LastOrDefault(setting => setting.Name == name);

    /// <summary>The file's text; null when this set has no such file.</summary>
    public string? TextOf(string path) => Files.FirstOrDefault(file => file.Path == path)?.Text;
}
