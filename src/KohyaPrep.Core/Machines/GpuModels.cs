using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Machines;

/// <summary>The graphics cards that people train on, by the names that they call them: memory as the driver shows it, and what they can compute.</summary>
public static class GpuModels
{
    private static readonly Gpu[] Known =
    [
        Card("GTX 1060", 6, 6.1), Card("GTX 1070", 8, 6.1), Card("GTX 1080", 8, 6.1), Card("GTX 1080 Ti", 11, 6.1), Card("GTX 1660", 6, 7.5),
        Card("P40", 24, 6.1), Card("P100", 16, 6.0), Card("V100", 16, 7.0), Card("T4", 14.75, 7.5), Card("RTX 2060", 6, 7.5), Card("RTX 2070", 8, 7.5),
        Card("RTX 2080", 8, 7.5), Card("RTX 2080 Ti", 11, 7.5), Card("RTX 8000", 48, 7.5), Card("RTX 3060", 12, 8.6), Card("RTX 3060 Ti", 8, 8.6),
        Card("RTX 3070", 8, 8.6), Card("RTX 3080", 10, 8.6), Card("RTX 3080 Ti", 12, 8.6), Card("RTX 3090", 24, 8.6), Card("A10", 24, 8.6),
        Card("A10G", 24, 8.6), Card("A40", 48, 8.6), Card("A4000", 16, 8.6), Card("A5000", 24, 8.6), Card("A6000", 48, 8.6), Card("A100", 40, 8.0),
        Card("A100 80GB", 80, 8.0), Card("RTX 4060", 8, 8.9), Card("RTX 4060 Ti", 8, 8.9), Card("RTX 4070", 12, 8.9), Card("RTX 4070 Ti", 12, 8.9),
        Card("RTX 4080", 16, 8.9), Card("RTX 4090", 24, 8.9), Card("L4", 24, 8.9), Card("L40", 48, 8.9), Card("L40S", 48, 8.9), Card("RTX 5080", 16, 12.0),
        Card("RTX 5090", 32, 12.0), Card("H100", 80, 9.0), Card("H200", 141, 9.0), Card("B200", 180, 10.0),
    ];

    // Cards before these compute bf16 by way of float32.
    private static readonly Version FirstWithBfloat16 = new(8, 0);

    /// <summary>Their names, older cards first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(card => card.Name)];

    /// <summary>The card of a name, however it is spelt: <c>rtx3060</c>, <c>NVIDIA GeForce RTX 3060</c>, <c>Tesla T4</c>.</summary>
    /// <exception cref="KohyaPrepException">It is none that is known.</exception>
    public static Gpu Of(string name)
    {
        string near = Nearest.Of(name, Names) is { } meant ? $" Did you mean '{meant}'?" : "";
        return Find(name)
            ?? throw new KohyaPrepException($"'{name}' is no GPU that is known here.{near} Known are {string.Join(", ", Names)}.");
    }

    /// <summary>The same; null for a card that is not known.</summary>
    public static Gpu? Find(string name)
    {
        string wanted = Plain(name);
        return Known.FirstOrDefault(card => Plain(card.Name) == wanted);
    }

    /// <summary>The card that a recipe names. A place elsewhere has names of its own for cards, of which nothing is known here.</summary>
    /// <param name="name">Null where it names none.</param>
    /// <exception cref="KohyaPrepException">It is to be trained here, and the card is none that is known.</exception>
    public static Gpu? Of(string? name, bool isElsewhere) => name is null ? null : isElsewhere ? Find(name) : Of(name);

    /// <summary>Whether it computes bf16 itself; true where that is not known.</summary>
    public static bool HasBfloat16(Gpu card) => card.Capability is null || card.Capability >= FirstWithBfloat16;

    private static Gpu Card(string name, double gibibytes, double capability) =>
        new(name, gibibytes, new Version((int)capability, (int)Math.Round(capability * 10) % 10));

    // The maker and the family say nothing that the number does not; "RTX" does not either.
    private static string Plain(string name)
    {
        string plain = string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        foreach (string word in (string[])["nvidia", "geforce", "tesla", "quadro", "rtx", "gtx"])
            plain = plain.Replace(word, "", StringComparison.Ordinal);
        return plain;
    }
}
