using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Recipes;

/// <summary>Where a value came from.</summary>
/// <param name="Location">The line that set it; for templates and defaults, their name.</param>
public sealed record Origin(OriginKind Kind, Location Location)
{
    public static Origin Default { get; } = new(OriginKind.Default, new Location("default"));

    public override string ToString() => Kind switch
    {
        OriginKind.Default => "default",
        OriginKind.Template => $"template {Location}",
        OriginKind.CommandLine => "command line",
        _ => Location.ToString(),
    };
}
