using KohyaPrep.Core.Pages;

namespace KohyaPrep.Core.Reports;

/// <summary>A picture that the trainer drew while it trained.</summary>
/// <param name="Epoch">0 for before the first step; null where only the step is known.</param>
/// <param name="Step">Null where only the epoch is known.</param>
/// <param name="Prompt">The place of its prompt, from 0.</param>
public sealed record ReportedSample(int? Epoch, int? Step, int Prompt, PagePicture Picture)
{
    /// <summary>When it was drawn: <c>epoch 3</c>, <c>step 500</c>.</summary>
    public string When => Epoch is { } epoch ? epoch == 0 ? "before" : $"epoch {epoch}" : Step is { } step ? FormattableString.Invariant($"step {step:N0}") : "";
}
