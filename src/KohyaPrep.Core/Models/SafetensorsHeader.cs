namespace KohyaPrep.Core.Models;

/// <summary>What a safetensors file says of itself before the numbers begin.</summary>
/// <param name="Metadata">Texts by name, in the order written; empty where the file has none. sd-scripts writes its options here as <c>ss_*</c>.</param>
/// <param name="Tensors">In the order written.</param>
/// <param name="Length">Of the header with its eight bytes of length, in bytes.</param>
public sealed record SafetensorsHeader(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<SafetensorsTensor> Tensors, long Length)
{
    /// <summary>How long the file is when it is whole, in bytes.</summary>
    public long FileLength => Length + Tensors.Select(tensor => tensor.End).DefaultIfEmpty(0).Max();
}
