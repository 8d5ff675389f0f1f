using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Captions.Tables;

/// <summary>What tables say of the pictures of a dataset.</summary>
public sealed record TableReading(CaptionValues Values, IReadOnlyList<Finding> Findings);
