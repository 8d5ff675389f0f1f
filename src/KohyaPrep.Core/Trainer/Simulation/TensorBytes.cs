namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Tensors of a trained thing, by the number of their elements.</summary>
/// <param name="Elements">Of one tensor.</param>
/// <param name="IsTrained">Whether the optimizer keeps something for it.</param>
internal readonly record struct TensorBytes(long Elements, long Count, bool IsTrained = true)
{
    // Name, type, shape and offsets of one tensor in a safetensors header: about what real files have (131 to 147).
    private const int HeaderOfOne = 137;

    /// <summary>Of a safetensors file with these tensors.</summary>
    public static long File(IEnumerable<TensorBytes> tensors, int bytesOfElement) =>
        tensors.Sum(tensor => tensor.Count * (tensor.Elements * bytesOfElement + HeaderOfOne));

    /// <summary>Of <c>optimizer.bin</c>: what the optimizer keeps, and about 800 bytes for each tensor.</summary>
    /// <param name="optimizer">As <c>optimizer_type</c> has it.</param>
    public static long Optimizer(IEnumerable<TensorBytes> tensors, string optimizer) => tensors.Where(tensor => tensor.IsTrained)
        .Sum(tensor => tensor.Count * (800 + (long)(tensor.Elements * ElementOf(optimizer, tensor.Elements))));

    // bitsandbytes keeps tensors below 4096 elements in 32 bits.
    private static double ElementOf(string optimizer, long elements) => optimizer.ToLowerInvariant() switch
    {
        "lion8bit" or "pagedlion8bit" or "sgdnesterov8bit" => elements < 4096 ? 4 : 1,
        string name when name.EndsWith("8bit", StringComparison.Ordinal) => elements < 4096 ? 8 : 2,
        "lion" or "sgdnesterov" or "dadaptsgd" or "dadaptlion" => 4,
        "adafactor" => 0.1,
        "prodigy" => 16,
        string name when name.StartsWith("dadapt", StringComparison.Ordinal) => 12,
        _ => 8,
    };
}
