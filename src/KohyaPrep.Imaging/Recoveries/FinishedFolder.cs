using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>What became of all inputs.</summary>
/// <param name="Pictures">In the order of the inputs.</param>
/// <param name="Files">What changed in the output folder, the sheet included.</param>
public sealed record FinishedFolder(IReadOnlyList<FinishedPicture> Pictures, OutputResult Files);
