using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Generations;

/// <summary>Settings of the training that the drawing has to share.</summary>
internal static class GenerationSettings
{
    extension(TrainerFileSet files)
    {
        /// <summary>A text setting of the training or dataset file; empty where it is not set.</summary>
        public string TextOr(string name) => (files.Find(name) ?? files.FindInDataset(name))?.Value is SettingValue.Text text ? text.Value : "";

        public bool IsSet(string name) => files.Find(name)?.Value is SettingValue.Flag { Value: true };

        public long? WholeOf(string name) => files.Find(name)?.Value is SettingValue.Whole whole ? whole.Value : null;
    }
}
