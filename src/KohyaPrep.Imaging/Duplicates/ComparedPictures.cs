using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Imaging.Duplicates;

/// <summary>
/// The pixels that pictures are compared by: of a sprite, or an exact enlargement of one, those of the art; of anything else a small likeness. What
/// was measured a moment ago is kept while there is room, packed; the rest is read again when it is asked for.
/// </summary>
/// <param name="root">The folder that the paths of the facts are relative to.</param>
/// <param name="count">How many pictures there may be.</param>
public sealed class ComparedPictures(string root, int count)
{
    private const long RoomInBytes = 48L << 20;

    // Of a picture its packed sprite, or its likeness.
    private readonly object?[] kept = new object?[count];
    private long used;

    /// <summary>Keeps a picture's pixels for later, if there is room. From any thread, once a place.</summary>
    /// <param name="place">Of the picture among all, in the order of their paths.</param>
    public void Offer(int place, ImageFacts facts, PixelImage pixels)
    {
        if (!IsArt(facts) || facts.ArtPixel != 1 || !HasRoom)
            return;
        PackedSprite sprite = PackedSprite.Of(pixels);
        Interlocked.Add(ref used, sprite.Bytes);
        kept[place] = sprite;
    }

    /// <summary>Whether a picture is compared pixel by pixel.</summary>
    internal static bool IsArt(ImageFacts facts) => !facts.MarkBytes.IsEmpty;

    /// <summary>The pixels of the art. From any thread.</summary>
    /// <returns>Null when the file is gone, or no longer what it was.</returns>
    internal PackedSprite? SpriteOf(int place, ImageFacts facts)
    {
        if (kept[place] is PackedSprite known)
            return known;
        if (Read(facts) is not { } pixels)
            return null;
        PackedSprite sprite = PackedSprite.Of(facts.ArtPixel == 1 ? pixels
            : new ArtGrid(facts.ArtPixel, facts.ArtLeft, facts.ArtTop, facts.ArtWidth, facts.ArtHeight).Shrink(pixels));
        Keep(place, sprite, sprite.Bytes);
        return sprite;
    }

    /// <summary>The likeness; of art the one of its pixels. From any thread.</summary>
    /// <inheritdoc cref="SpriteOf"/>
    internal PixelImage? LikenessOf(int place, ImageFacts facts)
    {
        if (IsArt(facts))
            return SpriteOf(place, facts) is { } sprite ? Likeness.Of(sprite.Unpacked()) : null;
        if (kept[place] is PixelImage known)
            return known;
        if (Read(facts) is not { } pixels)
            return null;
        PixelImage likeness = Likeness.Of(pixels);
        Keep(place, likeness, likeness.Rgba.Length);
        return likeness;
    }

    private bool HasRoom => Interlocked.Read(ref used) <= RoomInBytes;

    private void Keep(int place, object pixels, int bytes)
    {
        if (HasRoom && Interlocked.CompareExchange(ref kept[place], pixels, null) is null)
            Interlocked.Add(ref used, bytes);
    }

    private PixelImage? Read(ImageFacts facts) =>
        Read(Path.Combine(root, facts.Path)) is { } pixels && (pixels.Width, pixels.Height) == (facts.Width, facts.Height) ? pixels : null;

    private static PixelImage? Read(string path)
    {
        try
        {
            return PictureDecoder.Decode(File.ReadAllBytes(path)).Pixels;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
