namespace KohyaPrep.Core.Trainer;

/// <summary>Which optimizers are imported from a package of their own (train_util.py, get_optimizer).</summary>
public static class OptimizerPackages
{
    // Looked up in lower case.
    private static readonly string[] Trainers =
    [
        "AdamW", "AdamW8bit", "PagedAdamW", "PagedAdamW8bit", "PagedAdamW32bit", "Lion", "Lion8bit", "PagedLion8bit", "SGDNesterov", "SGDNesterov8bit",
        "DAdaptation", "DAdaptAdamPreprint", "DAdaptAdaGrad", "DAdaptAdam", "DAdaptAdan", "DAdaptAdanIP", "DAdaptLion", "DAdaptSGD", "Prodigy", "Adafactor",
        "AdamWScheduleFree", "RAdamScheduleFree", "SGDScheduleFree",
    ];

    // Looked up by their exact case.
    private static readonly string[] Torchs =
        ["Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "SparseAdam", "Adamax", "ASGD", "LBFGS", "NAdam", "RAdam", "RMSprop", "Rprop", "SGD"];

    /// <summary>The names that need no import of the user's own, as they are usually written.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Trainers.Concat(Torchs).Distinct()];

    /// <summary>Whether a value of <c>optimizer_type</c> may name an optimizer; a name with a dot is one of a package that is not known here.</summary>
    public static bool IsKnown(string optimizerType) => optimizerType.Contains('.', StringComparison.Ordinal)
        || Trainers.Contains(optimizerType, StringComparer.OrdinalIgnoreCase) || Torchs.Contains(optimizerType);

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
