using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Captions;

/// <summary>What a model said of a picture, and cannot be its caption.</summary>
/// <param name="Location">The picture.</param>
/// <param name="Reason">Why not, in one sentence.</param>
public sealed record RefusedAnswer(Location Location, string Reason);
