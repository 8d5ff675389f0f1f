namespace KohyaPrep.Core.Datasets;

/// <summary>What was measured on one picture file, in one reading. No pixels.</summary>
public sealed record ImageFacts
{
    // There may be millions of pictures: what is of few of them, or the same in many, is not held by each.
    private readonly HashText fileHash, pixelHash, perceptualHash;
    private readonly TightText palette, marks;
    private readonly ColourSketch? sketch;
    private readonly RareFacts rare = RareFacts.None;

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
    public string Trouble { get => rare.Trouble; init => rare = value == rare.Trouble ? rare : rare with { Trouble = value }; }

    /// <summary>In pixels; 0 when not even the header could be read.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>As Pillow would call it: 1, L, LA, P, RGB, RGBA, CMYK, I;16.</summary>
    public string Mode { get; init; } = "";

    /// <summary>Bits for each channel in the file, or for a place in its palette: 1, 2, 4, 8 or 16 (5 in a BMP of 16 bits).</summary>
    public int BitDepth { get; init; }

    /// <summary>Pixels whose alpha is 0.</summary>
    public int TransparentPixels { get => rare.TransparentPixels; init => rare = value == rare.TransparentPixels ? rare : rare with { TransparentPixels = value }; }

    /// <summary>Pixels whose alpha is neither 0 nor 255.</summary>
    public int TranslucentPixels { get => rare.TranslucentPixels; init => rare = value == rare.TranslucentPixels ? rare : rare with { TranslucentPixels = value }; }

    /// <summary>Distinct RGB colours among the pixels that can be seen (alpha above 0); capped at <see cref="ColourCap"/>.</summary>
    public int Colours { get; init; }

    /// <summary>XXH128 of width, height and the RGBA pixels, as 32 hexadecimal digits: equal exactly when the pictures are.</summary>
    public string PixelHash { get => pixelHash.ToString(); init => pixelHash = new(value); }

    /// <summary>XXH128 of the file's bytes, as 32 hexadecimal digits.</summary>
    public required string FileHash { get => fileHash.ToString(); init => fileHash = new(value); }

    /// <summary>EXIF orientation 1 to 8; 1 when there is none.</summary>
    public int Orientation { get => rare.Orientation; init => rare = value == rare.Orientation ? rare : rare with { Orientation = value }; }

    /// <summary>Whether the file holds more than one picture; everything else here is about the first.</summary>
    public bool IsAnimated { get => rare.IsAnimated; init => rare = value == rare.IsAnimated ? rare : rare with { IsAnimated = value }; }

    /// <summary>The name of the embedded ICC profile, or empty when there is none.</summary>
    public string ColourProfile { get => rare.ColourProfile; init => rare = value == rare.ColourProfile ? rare : rare with { ColourProfile = value }; }

    /// <summary>How far colours move on the mean (CIEDE2000) where the profile is honoured, which the trainer does not do; 0 for sRGB, null when the profile cannot be read.</summary>
    public double? ProfileShift { get => rare.ProfileShift; init => rare = value == rare.ProfileShift ? rare : rare with { ProfileShift = value }; }

    /// <summary>Half-transparent pixels side by side with a wholly transparent one.</summary>
    public int FringePixels { get => rare.FringePixels; init => rare = value == rare.FringePixels ? rare : rare with { FringePixels = value }; }

    /// <summary>Distinct colours under wholly transparent pixels; capped at <see cref="ColourCap"/>.</summary>
    public int HiddenColours { get => rare.HiddenColours; init => rare = value == rare.HiddenColours ? rare : rare with { HiddenColours = value }; }

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
    public double Sharpness { get => rare.Sharpness; init => rare = value == rare.Sharpness ? rare : rare with { Sharpness = value }; }

    /// <summary>Steps at the borders of blocks of 8×8 beyond those beside them, in levels of luma; only of continuous tones.</summary>
    public double Blockiness { get => rare.Blockiness; init => rare = value == rare.Blockiness ? rare : rare with { Blockiness = value }; }

    /// <summary>64 signs of the lowest frequencies of the luma, as 16 hexadecimal digits: near for pictures that look alike.</summary>
    public string PerceptualHash { get => perceptualHash.ToString(); init => perceptualHash = new(value); }

    public PictureKind Kind { get; init; }

    /// <summary>Side of one pixel of the art in pixels of the picture: 1 for a sprite at its own size, 21.33 for 512/24; 0 when it is no pixel art.</summary>
    public double ArtPixel { get; init; }

    /// <summary>Where the first whole pixel of the art begins, in pixels from the left.</summary>
    public double ArtLeft { get => rare.ArtLeft; init => rare = value == rare.ArtLeft ? rare : rare with { ArtLeft = value }; }

    /// <summary>The same from the top.</summary>
    public double ArtTop { get => rare.ArtTop; init => rare = value == rare.ArtTop ? rare : rare with { ArtTop = value }; }

    /// <summary>Pixels of the art, those that an edge cuts included; 0 when it is no pixel art.</summary>
    public int ArtWidth { get; init; }

    /// <inheritdoc cref="ArtWidth"/>
    public int ArtHeight { get; init; }

    /// <summary>Pixels of an enlarged picture that have not the colour of the pixel of the art that they belong to.</summary>
    public int OffGridPixels { get => rare.OffGridPixels; init => rare = value == rare.OffGridPixels ? rare : rare with { OffGridPixels = value }; }

    /// <summary>Share of neighbouring pixels of the art that differ so little that it is hardly seen (CIEDE2000 up to 2.3), 0 to 1.</summary>
    public double FaintSteps { get; init; }

    /// <summary>Single pixels of the art in the midst of a flat background.</summary>
    public int StrayPixels { get; init; }

    /// <summary>The largest colours of pixel art as hexadecimal digits, six a colour, largest area first; empty otherwise.</summary>
    public string Palette { get => palette.ToString(); init => palette = new(value); }

    /// <summary><see cref="PixelHash"/> of the art at its own size, where the picture is an exact enlargement; otherwise empty.</summary>
    public string ArtHash { get => rare.ArtHash.ToString(); init => rare = value == ArtHash ? rare : rare with { ArtHash = new HashText(value) }; }

    /// <summary><see cref="PixelHash"/> to compare by: no text is made of it.</summary>
    public HashText PixelIdentity => pixelHash;

    /// <summary>The same of what it shows: of an exact enlargement <see cref="ArtHash"/>, otherwise <see cref="PixelHash"/>.</summary>
    public HashText ArtIdentity => rare.ArtHash.IsNone ? pixelHash : rare.ArtHash;

    /// <summary><see cref="PerceptualHash"/> as the number that it writes; null when there is none.</summary>
    public ulong? PerceptualBits => perceptualHash.Bits;

    /// <summary>Hashes of a few pixels of pixel art each, by which near duplicates find each other; empty otherwise.</summary>
    public string Marks { get => marks.ToString(); init => marks = TightText.OfBase64(value); }

    /// <summary>The bytes of <see cref="Marks"/>; empty when there are none.</summary>
    public ReadOnlySpan<byte> MarkBytes => marks.Bytes;

    /// <summary>The bytes of <see cref="Palette"/>, three a colour: red, green, blue. Empty when there are none.</summary>
    public ReadOnlySpan<byte> PaletteBytes => palette.Bytes;

    /// <summary>Background and dominant colours; null for pictures that are not small enough to be sprites, or broken.</summary>
    public ColourSketch? Sketch { get => sketch; init => sketch = value is null ? null : SharedSketches.Of(value); }

    /// <summary>Counting colours stops here.</summary>
    public const int ColourCap = 65536;

    /// <summary>The file's name without its extension: what captions and edge maps are matched by.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);
}
