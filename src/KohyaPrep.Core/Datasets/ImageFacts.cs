namespace KohyaPrep.Core.Datasets;

/// <summary>What was measured on one picture file, in one reading. No pixels.</summary>
public sealed record ImageFacts
{
    // Most of a picture's facts, and there may be millions of pictures.
    private readonly TightText fileHash, pixelHash, perceptualHash, artHash, palette;

    /// <summary>The file, relative to the dataset's picture folder, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>In bytes.</summary>
    public required long FileSize { get; init; }

    /// <summary>When the file was last written, in ticks of UTC; 0 when that is not known.</summary>
    public long Modified { get; init; }

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
    public string PixelHash { get => pixelHash.ToString(); init => pixelHash = new(value); }

    /// <summary>XXH128 of the file's bytes, as 32 hexadecimal digits.</summary>
    public required string FileHash { get => fileHash.ToString(); init => fileHash = new(value); }

    /// <summary>EXIF orientation 1 to 8; 1 when there is none.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Whether the file holds more than one picture; everything else here is about the first.</summary>
    public bool IsAnimated { get; init; }

    /// <summary>The name of the embedded ICC profile, or empty when there is none.</summary>
    public string ColourProfile { get; init; } = "";

    /// <summary>How far colours move on the mean (CIEDE2000) where the profile is honoured, which the trainer does not do; 0 for sRGB, null when the profile cannot be read.</summary>
    public double? ProfileShift { get; init; } = 0;

    /// <summary>Half-transparent pixels side by side with a wholly transparent one.</summary>
    public int FringePixels { get; init; }

    /// <summary>Distinct colours under wholly transparent pixels; capped at <see cref="ColourCap"/>.</summary>
    public int HiddenColours { get; init; }

    /// <summary>Luma that 5 % of the pixels do not reach, 0 (black) to 1 (white).</summary>
    public double DarkLuma { get; init; }

    /// <summary>Luma that 1 % of the pixels exceed, 0 to 1.</summary>
    public double BrightLuma { get; init; }

    /// <summary>Share of the pixels that are lighter than middle gray, 0 to 1: of an edge map, what is lines.</summary>
    public double LightShare { get; init; }

    /// <summary>Entropy of the luma, in bits: 0 for a flat picture, 8 at most.</summary>
    public double Entropy { get; init; }

    /// <summary>
    /// How much of the local contrast is left at the finest scale, about 0 (blurred) to 1 (sharp); only of continuous tones.
    /// </summary>
    public double Sharpness { get; init; }

    /// <summary>Steps at the borders of blocks of 8×8 beyond those beside them, in levels of luma; only of continuous tones.</summary>
    public double Blockiness { get; init; }

    /// <summary>64 signs of the lowest frequencies of the luma, as 16 hexadecimal digits: near for pictures that look alike.</summary>
    public string PerceptualHash { get => perceptualHash.ToString(); init => perceptualHash = new(value); }

    public PictureKind Kind { get; init; }

    /// <summary>Side of one pixel of the art in pixels of the picture: 1 for a sprite at its own size, 21.33 for 512/24; 0 when it is no pixel art.</summary>
    public double ArtPixel { get; init; }

    /// <summary>Where the first whole pixel of the art begins, in pixels from the left.</summary>
    public double ArtLeft { get; init; }

    /// <summary>The same from the top.</summary>
    public double ArtTop { get; init; }

    /// <summary>Pixels of the art, those that an edge cuts included; 0 when it is no pixel art.</summary>
    public int ArtWidth { get; init; }

    /// <inheritdoc cref="ArtWidth"/>
    public int ArtHeight { get; init; }

    /// <summary>Pixels of an enlarged picture that have not the colour of the pixel of the art that they belong to.</summary>
    public int OffGridPixels { get; init; }

    /// <summary>Share of neighbouring pixels of the art that differ so little that it is hardly seen (CIEDE2000 up to 2.3), 0 to 1.</summary>
    public double FaintSteps { get; init; }

    /// <summary>Single pixels of the art in the midst of a flat background.</summary>
    public int StrayPixels { get; init; }

    /// <summary>The largest colours of pixel art as hexadecimal digits, six a colour, largest area first; empty otherwise.</summary>
    public string Palette { get => palette.ToString(); init => palette = new(value); }

    /// <summary><see cref="PixelHash"/> of the art at its own size, where the picture is an exact enlargement; otherwise empty.</summary>
    public string ArtHash { get => artHash.ToString(); init => artHash = new(value); }

    /// <summary>Hashes of a few pixels of pixel art each, by which near duplicates find each other; empty otherwise.</summary>
    public string Marks { get; init; } = "";

    /// <summary>Background and dominant colours; null for pictures that are not small enough to be sprites, or broken.</summary>
    public ColourSketch? Sketch { get; init; }

    /// <summary>Counting colours stops here.</summary>
    public const int ColourCap = 65536;

    /// <summary>The file's name without its extension: what captions and edge maps are matched by.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);
}
