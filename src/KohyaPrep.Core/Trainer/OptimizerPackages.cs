namespace KohyaPrep.Core.Trainer;

/// <summary>Which optimizers are imported from a package of their own (train_util.py, get_optimizer).</summary>
public static class OptimizerPackages
{
    /// <summary>The package to install for a value of <c>optimizer_type</c>, whose case does not matter; null when PyTorch or transformers have it.</summary>
    public static string? For(string optimizerType) => optimizerType.ToLowerInvariant() switch
    {
        var name when name.EndsWith("8bit", StringComparison.Ordinal) || name.StartsWith("pagedadamw", StringComparison.Ordinal) => "bitsandbytes",
        "lion" => "lion-pytorch",
        "prodigy" => "prodigyopt",
        var name when name.StartsWith("dadapt", StringComparison.Ordinal) => "dadaptation",
        var name when name.EndsWith("schedulefree", StringComparison.Ordinal) && !name.Contains('.', StringComparison.Ordinal) => "schedulefree",
        _ => null,
    };
}
