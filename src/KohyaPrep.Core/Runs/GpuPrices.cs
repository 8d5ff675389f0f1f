namespace KohyaPrep.Core.Runs;

/// <summary>What graphics cards cost to rent and how fast they are: a table of typical values, for estimates and no more.</summary>
public static class GpuPrices
{
    /// <summary>The cards that are rented most, the weakest first: memory in GiB, dense 16-bit tera-operations a second, dollars an hour.</summary>
    public static IReadOnlyList<GpuPrice> All { get; } =
    [
        new("T4", 15, 65, 0.35),
        new("V100", 16, 112, 0.50),
        new("RTX 3060", 12, 51, 0.08),
        new("RTX A4000", 16, 77, 0.17),
        new("RTX 3090", 24, 71, 0.22),
        new("RTX A5000", 24, 111, 0.26),
        new("L4", 24, 121, 0.43),
        new("A10", 24, 125, 0.60),
        new("RTX 4090", 24, 165, 0.40),
        new("RTX A6000", 48, 155, 0.49),
        new("L40S", 48, 362, 0.86),
        new("RTX 5090", 32, 209, 0.69),
        new("A100", 80, 312, 1.39),
        new("H100", 80, 989, 2.39),
        new("H200", 141, 989, 3.59),
    ];

    /// <summary>The row of a card by the name that its driver gives; null for one that is not in the table.</summary>
    public static GpuPrice? Find(string? name) => name is null ? null : All
        .Where(price => name.Contains(price.Name, StringComparison.OrdinalIgnoreCase))
        .MaxBy(price => price.Name.Length);

    /// <param name="card">As the driver calls it; null where there was none.</param>
    public static RunCost CostOf(double seconds, string? card)
    {
        double? price = Find(card)?.DollarsPerHour;
        return new RunCost(Math.Round(seconds, 1), card, price, price * seconds / 3600, IsEstimate: true);
    }
}
