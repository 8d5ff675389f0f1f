using KohyaPrep.Core.Models;

namespace KohyaPrep.Core.Machines;

/// <summary>The file of a base model, judged by its header.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Kind">What it is; <see cref="WeightsKind.Unknown"/> for pickled files, which are not opened.</param>
/// <param name="Trouble">Why it is not whole; null when it is.</param>
public sealed record ModelFacts(string Path, WeightsKind Kind, string? Trouble = null);
