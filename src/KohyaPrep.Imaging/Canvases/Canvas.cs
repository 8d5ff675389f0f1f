using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Canvases;

/// <summary>
/// Makes pictures larger without inventing a colour: nothing is blurred, so every pixel that comes out stood in the picture
/// (or in the background that was asked for). The pictures that come in stay as they are.
/// </summary>
public static class Canvas
{
    /// <summary>Flattens, enlarges and pads, in this order.</summary>
    public static PixelImage Apply(PixelImage image, CanvasStep step)
    {
        PixelImage flat = step.Background is { } colour ? Flatten(image, colour) : image;
        return Pad(Enlarge(flat, step.Factor), step.Width, step.Height, step.Border);
    }

    /// <summary>The rows of what <see cref="Apply"/> gives, each drawn once however often it stands there.</summary>
    public static PictureRows ApplyToRows(PixelImage image, CanvasStep step)
    {
        PixelImage flat = step.Background is { } colour ? Flatten(image, colour) : image;
        (int Place, int Start, int Length)[] columns = RunsOf(Places(flat.Width, step.Width, step));
        uint around = step.Border.Colour?.Pixel ?? 0;

        // One row more, for the border's colour.
        PixelImage distinct = new(step.Width, flat.Height + 1, GC.AllocateUninitializedArray<byte>(checked(4 * step.Width * (flat.Height + 1))));
        for (int y = 0; y < flat.Height; y++)
        {
            ReadOnlySpan<uint> source = flat.Row(y);
            Span<uint> row = distinct.Row(y);
            foreach ((int place, int start, int length) in columns)
                row.Slice(start, length).Fill(place < 0 ? around : source[place]);
        }

        distinct.Row(flat.Height).Fill(around);
        return PictureRows.Of(distinct, RunsOf(Places(flat.Height, step.Height, step)).Select(run => (run.Place < 0 ? flat.Height : run.Place, run.Length)));
    }

    /// <summary>Which row (or column) of the picture stands at each row (or column) of the canvas, without drawing it; -1 for the border's colour.</summary>
    /// <param name="length">Of the picture, in pixels.</param>
    /// <param name="size">Of the canvas, in pixels.</param>
    public static int[] Places(int length, int size, CanvasStep step)
    {
        int enlarged = checked(length * step.Factor);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, enlarged);
        int before = (size - enlarged) / 2;
        int[] places = new int[size];
        for (int at = 0; at < size; at++)
        {
            int place = Place(at - before, enlarged, step.Border.Kind);
            places[at] = place < 0 ? -1 : place / step.Factor;
        }

        return places;
    }

    /// <summary>Neighbours of the canvas that show the same row or column of the picture, as one.</summary>
    private static (int Place, int Start, int Length)[] RunsOf(int[] places)
    {
        List<(int Place, int Start, int Length)> runs = [];
        for (int start = 0, end; start < places.Length; start = end)
        {
            end = places.AsSpan(start).IndexOfAnyExcept(places[start]) is var length and >= 0 ? start + length : places.Length;
            runs.Add((places[start], start, end - start));
        }

        return [.. runs];
    }

    /// <summary>Each pixel becomes a block of <paramref name="factor"/>×<paramref name="factor"/> equal ones.</summary>
    /// <returns>The picture itself when the factor is 1.</returns>
    public static PixelImage Enlarge(PixelImage image, int factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        if (factor == 1)
            return image;
        PixelImage enlarged = New(checked(image.Width * factor), checked(image.Height * factor));
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<uint> source = image.Row(y);
            Span<uint> first = enlarged.Row(y * factor);
            for (int x = 0; x < source.Length; x++)
                first.Slice(x * factor, factor).Fill(source[x]);
            for (int copy = 1; copy < factor; copy++)
                first.CopyTo(enlarged.Row((y * factor) + copy));
        }

        return enlarged;
    }

    /// <summary>Puts the picture into the middle of a larger one; of an odd border, left and top get the smaller half.</summary>
    /// <returns>The picture itself when it already has the size.</returns>
    /// <exception cref="ArgumentException">The size is smaller than the picture: nothing is ever cropped.</exception>
    public static PixelImage Pad(PixelImage image, int width, int height, Border border)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, image.Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, image.Height);
        if (width == image.Width && height == image.Height)
            return image;

        uint colour = border.Colour?.Pixel ?? 0;
        PixelImage padded = New(width, height);
        int left = (width - image.Width) / 2;
        int top = (height - image.Height) / 2;
        for (int y = 0; y < height; y++)
        {
            Span<uint> row = padded.Row(y);
            int sourceRow = Place(y - top, image.Height, border.Kind);
            if (sourceRow < 0)
                row.Fill(colour);
            else
                PadRow(image.Row(sourceRow), row, left, border.Kind, colour);
        }

        return padded;
    }

    /// <summary>
    /// Lays the picture over a colour, and makes it opaque. Channels are mixed as they are stored and rounded to the nearest:
    /// (c·α + b·(255 − α) + 127) / 255. No tie can occur, since 255 is odd.
    /// </summary>
    /// <returns>The picture itself when all of it is opaque.</returns>
    public static PixelImage Flatten(PixelImage image, Rgb colour)
    {
        if (!image.Pixels.ContainsAnyExceptInRange(0xFF000000, uint.MaxValue))
            return image;
        PixelImage flat = New(image.Width, image.Height);
        Span<uint> target = flat.Pixels;
        ReadOnlySpan<uint> source = image.Pixels;
        for (int i = 0; i < source.Length; i++)
        {
            uint alpha = source[i] >> 24;
            Rgb over = Rgb.OfPixel(source[i]);
            target[i] = new Rgb(Mix(over.Red, colour.Red, alpha), Mix(over.Green, colour.Green, alpha), Mix(over.Blue, colour.Blue, alpha)).Pixel;
        }

        return flat;
    }

    private static byte Mix(byte over, byte under, uint alpha) => (byte)(((over * alpha) + (under * (255 - alpha)) + 127) / 255);

    private static void PadRow(ReadOnlySpan<uint> source, Span<uint> row, int left, BorderKind border, uint colour)
    {
        source.CopyTo(row[left..]);
        for (int x = 0; x < row.Length; x++)
        {
            if (x == left)
            {
                x += source.Length - 1;
                continue;
            }

            int place = Place(x - left, source.Length, border);
            row[x] = place < 0 ? colour : source[place];
        }
    }

    /// <summary>Which row or column of the picture stands at a place that may lie outside of it; -1 for the colour.</summary>
    private static int Place(int at, int length, BorderKind border)
    {
        if (at >= 0 && at < length)
            return at;
        if (border == BorderKind.Edge)
            return Math.Clamp(at, 0, length - 1);
        if (border == BorderKind.Colour)
            return -1;
        int inPeriod = ((at % (2 * length)) + (2 * length)) % (2 * length);
        return inPeriod < length ? inPeriod : (2 * length) - 1 - inPeriod;
    }

    private static PixelImage New(int width, int height) =>
        new(width, height, GC.AllocateUninitializedArray<byte>(checked(4 * width * height)));
}
