namespace KohyaPrep.Core.Models;

/// <summary>One tensor as a safetensors header describes it.</summary>
/// <param name="Type">The format's own name: F16, BF16, F32, …</param>
/// <param name="Shape">Empty for a single number.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
public sealed record SafetensorsTensor(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>How many bytes the shape takes in this type; null for a type that is not known here, and for more than a file can have.</summary>
    public long? Size
    {
        get
        {
            if (BitsOf(Type) is not { } bits)
                return null;
            Int128 size = bits;
            foreach (long side in Shape)
            {
                size *= side;
                if (size > long.MaxValue)
                    return null;
            }

            return (long)((size + 7) / 8);
        }
    }

    private static int? BitsOf(string type) => type switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" => 8,
        "I16" or "U16" or "F16" or "BF16" => 16,
        "I32" or "U32" or "F32" => 32,
        "I64" or "U64" or "F64" or "C64" => 64,
        _ => null,
    };
}
