using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Scans;

namespace KohyaPrep.Launching.Scans;

/// <summary>What a scan of a checkout found.</summary>
/// <param name="Python">The Python that read it.</param>
/// <param name="Trouble">Why running the scripts was given up for all that had not been run yet; null when it was not.</param>
/// <param name="Scripts">In the catalogue's order, then those in which nothing was found.</param>
public sealed record CheckoutReading(string Python, string? Trouble, IReadOnlyList<ScannedScript> Scripts, OptionCatalogue Catalogue);
