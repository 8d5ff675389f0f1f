namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>What an optimizer takes.</summary>
internal static class OptimizerBytes
{
    /// <summary>Of the states that it keeps.</summary>
    /// <param name="trained">What is trained.</param>
    /// <param name="weightBytes">Of an element of it.</param>
    public static double States(string optimizer, in TrainedTensors trained, int weightBytes) => optimizer.ToLowerInvariant() switch
    {
        // With a scale for every 256 elements of each state.
        "lion8bit" or "pagedlion8bit" or "sgdnesterov8bit" => trained.Elements * (1 + (4.0 / 256)),
        string name when name.EndsWith("8bit", StringComparison.Ordinal) => trained.Elements * (2 + (8.0 / 256)),
        "lion" or "sgdnesterov" or "dadaptsgd" => trained.Elements * (double)weightBytes,
        "sgd" => 0,
        // Rows and columns in 32 bits: next to nothing of a matrix, much of a convolution, whose rows are 3 long or 1.
        "adafactor" => (trained.Squares * 4 * 2 / 3.0) + (trained.Points * 4.0 * 2) + (trained.Elements * 0.004),
        "prodigy" => trained.Elements * 4.0 * weightBytes,
        string name when name.StartsWith("dadapt", StringComparison.Ordinal) => trained.Elements * 3.0 * weightBytes,
        _ => trained.Elements * 2.0 * weightBytes,
    };

    /// <summary>Of what lies there only during its step.</summary>
    public static double Temporaries(string optimizer, in TrainedTensors trained, int weightBytes) => optimizer.ToLowerInvariant() switch
    {
        string name when name.EndsWith("8bit", StringComparison.Ordinal) => 0,
        // torch.optim works on all tensors at once.
        "adamw" or "adam" or "sgd" or "sgdnesterov" => trained.Elements * (double)weightBytes,
        // The others work on one tensor after the other, in 32 bits, in half a dozen copies.
        _ => trained.Largest * 4.0 * 6,
    };
}
