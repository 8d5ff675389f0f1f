namespace KohyaPrep.Core.Recipes;

/// <summary>How the border around a padded picture is filled.</summary>
/// <param name="Kind">Which of the ways.</param>
/// <param name="Colour">The colour of <see cref="BorderKind.Colour"/>; otherwise null.</param>
public sealed record Border(BorderKind Kind, Rgb? Colour = null)
{
    public static Border Edge { get; } = new(BorderKind.Edge);

    public override string ToString() => Colour?.ToString() ?? Kind.ToString().ToLowerInvariant();
}
