namespace KohyaPrep.Core.Trainer;

/// <summary>An option as it is explained: every row of the catalogue of its name, and what we know of it.</summary>
/// <param name="Rows">At least one.</param>
/// <param name="Note">Null where nobody has written one.</param>
public sealed record OptionEntry(string Name, IReadOnlyList<TrainerOption> Rows, OptionNote? Note)
{
    /// <summary>What the option is called in a dataset file; null where no dataset file takes it.</summary>
    public string? DatasetKey { get; } = DatasetKeyOf(Name);

    private static string? DatasetKeyOf(string option)
    {
        string key = DatasetKeys.NameOf(option);
        (string Script, SubsetForm Form)[] forms =
        [
            ("train_network", SubsetForm.DreamBooth),
            ("fine_tune", SubsetForm.Metadata),
            ("train_control_net", SubsetForm.ControlPairs),
        ];
        return Enum.GetValues<DatasetLevel>()
            .Any(level => forms.Any(it => DatasetKeys.Find(key, it.Script, level, it.Form) is not null)) ? key : null;
    }
}
