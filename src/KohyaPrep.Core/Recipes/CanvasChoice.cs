namespace KohyaPrep.Core.Recipes;

/// <summary>What a picture becomes before it is trained on. Never blurs: pixels are copied or repeated, not mixed.</summary>
/// <param name="Kind">Which of the ways.</param>
/// <param name="Value">Pad and Fit: the side of the square in pixels. Scale: the whole factor. Otherwise 0.</param>
/// <param name="Border">How the border is filled.</param>
/// <param name="Background">What transparent pixels are flattened onto; null keeps the colour that lies under them.</param>
public sealed record CanvasChoice(CanvasKind Kind, int Value, Border Border, Rgb? Background)
{
    public Recovering Recover { get; init; }

    public CropKind Crop { get; init; }

    /// <summary>Of <see cref="CropKind.Box"/>.</summary>
    public CropBox Box { get; init; }

    /// <summary>The choice as it is written in a recipe.</summary>
    public override string ToString() => Kind switch
    {
        CanvasKind.Native => "native",
        CanvasKind.Trainer => "trainer",
        _ => $"{{{Kind.ToString().ToLowerInvariant()}: {Value}}}",
    };
}
