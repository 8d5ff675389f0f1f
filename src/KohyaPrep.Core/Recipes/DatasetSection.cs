namespace KohyaPrep.Core.Recipes;

/// <summary>Which pictures, captions and edge maps there are.</summary>
/// <param name="Images">The folder of pictures, absolute.</param>
/// <param name="Captions">The folder of captions, absolute; null when they lie beside the pictures.</param>
/// <param name="CaptionExtension">With its dot.</param>
/// <param name="EdgeMaps">A folder of existing edge maps, absolute; null when they are to be made.</param>
/// <param name="Recursive">Whether pictures in folders below count too.</param>
/// <param name="Repeats">How often each picture is seen in an epoch.</param>
/// <param name="ClassWords">What the trainer takes as the caption of a picture that has none; empty for nothing.</param>
public sealed record DatasetSection(
    string Images,
    string? Captions,
    string CaptionExtension,
    string? EdgeMaps,
    bool Recursive,
    int Repeats,
    string ClassWords)
{
    /// <summary>Pictures held back to validate with: a share of them below 1, a number of them from 1; 0 for none.</summary>
    public double Validation { get; init; }

    /// <summary>Decides which they are.</summary>
    public int ValidationSeed { get; init; } = 42;

    /// <summary>Whether a picture's alpha weighs the loss instead of being dropped.</summary>
    public bool AlphaMask { get; init; }

    /// <summary>Pictures that keep the class apart from what is trained; null for none.</summary>
    public RegularizationSection? Regularization { get; init; }
}
