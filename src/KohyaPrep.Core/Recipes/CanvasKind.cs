namespace KohyaPrep.Core.Recipes;

/// <summary>The ways to bring a picture to the size that is trained on.</summary>
public enum CanvasKind
{
    /// <summary>Trained as it is.</summary>
    Native,

    /// <summary>In the middle of a larger square.</summary>
    Pad,

    /// <summary>Enlarged by a given whole factor, then padded to the next size that the model takes.</summary>
    Scale,

    /// <summary>Enlarged by the largest whole factor that fits a square, then padded to it.</summary>
    Fit,

    /// <summary>Left as it is; the trainer sorts it into buckets.</summary>
    Trainer,
}
