namespace KohyaPrep.Core.Datasets;

/// <summary>What was measured on one picture file, in one reading. No pixels.</summary>
public sealed record ImageFacts
{
    /// <summary>The file, relative to the dataset's picture folder, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>In bytes.</summary>
    public required long FileSize { get; init; }

    /// <summary>The format that the content says (png, jpeg, webp, bmp, gif, avif, …), or empty when it is none that we know.</summary>
    public required string Format { get; init; }

    public required Readability Readability { get; init; }

    /// <summary>What the decoder said, when <see cref="Readability"/> is not <see cref="Datasets.Readability.Whole"/>.</summary>
    public string Trouble { get; init; } = "";

    /// <summary>In pixels; 0 when not even the header could be read.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>As Pillow would call it: 1, L, LA, P, RGB, RGBA, CMYK, I;16.</summary>
    public string Mode { get; init; } = "";

    /// <summary>Bits for each channel in the file, or for a place in its palette: 1, 2, 4, 8 or 16 (5 in a BMP of 16 bits).</summary>
    public int BitDepth { get; init; }

    /// <summary>Pixels whose alpha is 0.</summary>
    public int TransparentPixels { get; init; }

    /// <summary>Pixels whose alpha is neither 0 nor 255.</summary>
    public int TranslucentPixels { get; init; }

    /// <summary>Distinct RGB colours among the pixels that can be seen (alpha above 0); capped at <see cref="ColourCap"/>.</summary>
    public int Colours { get; init; }

    /// <summary>XXH128 of width, height and the RGBA pixels, as 32 hexadecimal digits: equal exactly when the pictures are.</summary>
    public string PixelHash { get; init; } = "";

    /// <summary>XXH128 of the file's bytes, as 32 hexadecimal digits.</summary>
    public required string FileHash { get; init; }

    /// <summary>EXIF orientation 1 to 8; 1 when there is none.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Background and dominant colours; null for pictures that are not small enough to be sprites, or broken.</summary>
    public ColourSketch? Sketch { get; init; }

    /// <summary>Counting colours stops here.</summary>
    public const int ColourCap = 65536;

    /// <summary>The file's name without its extension: what captions and edge maps are matched by.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);
}
