namespace KohyaPrep.StandInTrainer;

/// <summary>What sets the training scripts apart, as far as the stand-in plays them.</summary>
/// <param name="TakesFolders">DreamBooth subsets; null for "yes, but not with masked_loss".</param>
/// <param name="TakesControl">Control pairs; null for "only with masked_loss".</param>
/// <param name="IsFamily">Whether whole models are trained (train_db, fine_tune, sdxl_train), which are saved and announced differently.</param>
internal sealed record ScriptKind(string Name, bool? TakesFolders, bool TakesMetadata, bool? TakesControl, bool IsFamily)
{
    private static readonly ScriptKind[] All =
    [
        new("train_network", true, true, null, false),
        new("sdxl_train_network", true, true, null, false),
        new("train_db", null, false, null, true),
        new("fine_tune", false, true, false, true),
        new("sdxl_train", true, true, null, true),
        new("train_control_net", false, false, true, false),
        new("sdxl_train_control_net", false, false, true, false),
        new("sdxl_train_control_net_lllite", false, false, true, false),
    ];

    /// <summary>Only the LoRA scripts write train_state.json and go on counting from it.</summary>
    public bool IsLora => Name.EndsWith("train_network", StringComparison.Ordinal);

    public static ScriptKind Of(string script) =>
        All.FirstOrDefault(kind => kind.Name == Path.GetFileNameWithoutExtension(script))
        ?? throw new PythonError($"NotImplementedError: the stand-in does not play {Path.GetFileName(script)}");
}
