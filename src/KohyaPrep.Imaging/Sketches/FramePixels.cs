namespace KohyaPrep.Imaging.Sketches;

/// <summary>
/// The outermost pixels of a sprite where its background shows: the top row, and the left and right columns without their lowest sixth (there
/// are shoulders). Each is told by its place in the sprite's list of colours.
/// </summary>
internal sealed class FramePixels
{
    private readonly int[] places;
    private readonly int width;

    public FramePixels(IndexedSprite sprite)
    {
        Sprite = sprite;
        width = sprite.Width;
        int height = Math.Max(1, sprite.Height * 5 / 6);
        places = new int[width + (2 * height)];
        sprite.Places[..width].CopyTo(places);
        for (int y = 0; y < height; y++)
        {
            places[width + y] = sprite.PlaceAt(0, y);
            places[width + height + y] = sprite.PlaceAt(width - 1, y);
        }

        Frequencies = sprite.Ranked(places);
    }

    public IndexedSprite Sprite { get; }

    /// <summary>The top from left to right, then the left side and the right side, each from the top down.</summary>
    public ReadOnlySpan<int> All => places;

    /// <summary>Of the top row.</summary>
    public int Width => width;

    /// <summary>Of the left side, and of the right one.</summary>
    public int Height => (places.Length - width) / 2;

    /// <inheritdoc cref="IndexedSprite.Ranked"/>
    public (int Place, int Count)[] Frequencies { get; }
}
