using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>A set of generated pictures that is to be scored.</summary>
/// <param name="Generated">The folder, as it was named.</param>
/// <param name="Originals">The folder of the originals, as it was named.</param>
/// <param name="Files">All at the originals' size.</param>
/// <param name="Pairs">A generated picture's name to its original's.</param>
/// <param name="Kind">What the headline is to be.</param>
/// <param name="WithLegacy">Whether the owners' older scores are wanted too.</param>
public sealed record ScoreRequest(
    string Generated,
    string Originals,
    IReadOnlyList<ScoredFile> Files,
    IReadOnlyDictionary<string, string> Pairs,
    ScoreKind Kind,
    bool WithLegacy);
