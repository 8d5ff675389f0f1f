namespace KohyaPrep.Core.Recipes;

/// <summary>A part of a picture, in its pixels from the top left.</summary>
public readonly record struct CropBox(int Left, int Top, int Width, int Height)
{
    public override string ToString() => FormattableString.Invariant($"{Left},{Top},{Width},{Height}");
}
