using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Fixes;

/// <summary>Which fixes are wanted.</summary>
/// <param name="Codes">Of the rules whose findings are to be fixed; empty for every fix that is certain.</param>
/// <param name="Background">What transparent pixels are laid onto; null leaves them.</param>
public sealed record FixRequest(IReadOnlySet<string> Codes, Rgb? Background)
{
    public bool Takes(Finding finding) => finding.Fix is { } fix && (Codes.Count > 0 ? Codes.Contains(finding.Code) : fix.IsCertain);
}
