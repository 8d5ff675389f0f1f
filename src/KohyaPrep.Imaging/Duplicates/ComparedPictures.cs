using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Imaging.Duplicates;

/// <summary>
/// The pixels that pictures are compared by: of a sprite, or an exact enlargement of one, those of the art; of anything else a small likeness. What
/// was measured a moment ago is kept while there is room; the rest is read again when it is asked for.
/// </summary>
/// <param name="root">The folder that the paths of the facts are relative to.</param>
/// <param name="count">How many pictures there may be.</param>
public sealed class ComparedPictures(string root, int count)
{
    private const long RoomInBytes = 48L << 20;

    private readonly PixelImage?[] kept = new PixelImage?[count];
    private long used;

    /// <summary>Keeps a picture's pixels for later, if there is room. From any thread, once a place.</summary>
    /// <param name="place">Of the picture among all, in the order of their paths.</param>
    public void Offer(int place, ImageFacts facts, PixelImage pixels)
    {
        if (!IsArt(facts) || facts.ArtPixel != 1 || Interlocked.Read(ref used) > RoomInBytes)
            return;
        Interlocked.Add(ref used, pixels.Rgba.Length);
        kept[place] = pixels;
    }

    /// <summary>Whether a picture is compared pixel by pixel.</summary>
    internal static bool IsArt(ImageFacts facts) => facts.Marks.Length > 0;

    /// <returns>Null when the file is gone, or no longer what it was.</returns>
    internal PixelImage? Of(int place, ImageFacts facts)
    {
        if (kept[place] is { } known)
            return known;
        if (Read(Path.Combine(root, facts.Path)) is not { } pixels || (pixels.Width, pixels.Height) != (facts.Width, facts.Height))
            return null;
        PixelImage compared = !IsArt(facts) ? Likeness.Of(pixels)
            : facts.ArtPixel == 1 ? pixels
            : new ArtGrid(facts.ArtPixel, facts.ArtLeft, facts.ArtTop, facts.ArtWidth, facts.ArtHeight).Shrink(pixels);
        if (Interlocked.Read(ref used) <= RoomInBytes)
        {
            Interlocked.Add(ref used, compared.Rgba.Length);
            kept[place] = compared;
        }

        return compared;
    }

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
