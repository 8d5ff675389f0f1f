using System.Buffers.Binary;
using System.IO.Hashing;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Sketches;

namespace KohyaPrep.Imaging.Measures;

/// <summary>Measures one picture file, from one reading of its bytes.</summary>
public static class ImageMeter
{
    /// <summary>
    /// Pictures with more pixels are measured one at a time, so that memory does not grow with the number of cores.
    /// </summary>
    private const long ManyPixels = 32_000_000;

    /// <summary>Another one with every change in this library's code, so that what older code measured is not taken for its own.</summary>
    public static string Version { get; } = typeof(ImageMeter).Module.ModuleVersionId.ToString("N");

    private static readonly Lock OneLargeAtATime = new();

    [ThreadStatic]
    private static XxHash128? hashOfThread;

    /// <param name="path">What the facts call the picture: relative to the picture folder, with forward slashes.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="depth">How much is asked for.</param>
    public static MeasuredPicture Measure(string path, byte[] file, MeterDepth depth = MeterDepth.Whole)
    {
        PictureHeader header = PictureHeader.Read(file);
        if ((long)header.Width * header.Height <= ManyPixels)
            return MeasureNow(path, file, header, depth);
        lock (OneLargeAtATime)
            return MeasureNow(path, file, header, depth);
    }

    /// <summary>Reads a file and measures it. A file that cannot be read is a fact as well, and nothing is thrown.</summary>
    /// <param name="file">Where it lies.</param>
    /// <param name="path">What the facts call it.</param>
    /// <param name="known">Facts that are returned as they are when the file has their hash; null for none.</param>
    /// <param name="depth">How much is asked for.</param>
    public static MeasuredPicture MeasureFile(string file, string path, ImageFacts? known = null, MeterDepth depth = MeterDepth.Whole)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(file);
            return known is not null && known.FileHash == Hex(XxHash128.HashToUInt128(bytes)) ? new MeasuredPicture(known, null) : Measure(path, bytes, depth);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new MeasuredPicture(Unreadable(path, unreadable), null);
        }
    }

    /// <summary>XXH128 of width and height (32 bits each, little-endian) and the RGBA bytes, as 32 hexadecimal digits.</summary>
    public static string HashOf(PixelImage image)
    {
        XxHash128 hash = hashOfThread ??= new XxHash128();
        hash.Reset();
        Span<byte> size = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(size, image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(size[4..], image.Height);
        hash.Append(size);
        hash.Append(image.Rgba);
        return Hex(hash.GetCurrentHashAsUInt128());
    }

    private static MeasuredPicture MeasureNow(string path, byte[] file, PictureHeader header, MeterDepth depth)
    {
        DecodedPicture decoded = PictureDecoder.Decode(file, header);
        ImageFacts facts = new()
        {
            Path = path,
            FileSize = file.Length,
            Format = decoded.Header.Format,
            Readability = decoded.Readability,
            Trouble = decoded.Trouble,
            Width = decoded.Header.Width,
            Height = decoded.Header.Height,
            Mode = decoded.Header.Mode,
            BitDepth = decoded.Header.BitDepth,
            FileHash = Hex(XxHash128.HashToUInt128(file)),
        };
        if (decoded.Pixels is not { } pixels)
            return new MeasuredPicture(facts, null);

        AlphaCounts alpha = AlphaCounts.Of(pixels);
        IndexedSprite? sprite = SpriteSketch.Applies(pixels) ? new IndexedSprite(pixels) : null;
        facts = facts with
        {
            TransparentPixels = alpha.Transparent,
            TranslucentPixels = alpha.Translucent,
            FringePixels = alpha.Fringe,
            HiddenColours = alpha.HiddenColours,
            Colours = sprite is not null && alpha == default ? sprite.ColourCount : ColourCount.Of(pixels),
            PixelHash = HashOf(pixels),
            Orientation = ExifOrientation.Read(file, facts.Format),
        };
        return new MeasuredPicture(depth == MeterDepth.Whole ? LookAt(pixels, sprite, file, facts) : facts, pixels);
    }

    /// <summary>Adds what is seen in a picture.</summary>
    private static ImageFacts LookAt(PixelImage pixels, IndexedSprite? sprite, byte[] file, ImageFacts facts)
    {
        ColourProfile profile = ColourProfile.Of(file, facts.Format);
        LumaPlane luma = LumaPlane.Of(pixels);
        LumaStatistics light = LumaStatistics.Of(luma);
        facts = facts with
        {
            IsAnimated = Animation.IsIn(file),
            ColourProfile = profile.Name,
            ProfileShift = profile.Shift,
            DarkLuma = light.Dark,
            BrightLuma = light.Bright,
            LightShare = light.Light,
            Entropy = light.Entropy,
            PerceptualHash = PerceptualHash.Hex(PerceptualHash.Of(luma)),
            Sketch = sprite is not null ? SpriteSketch.Draw(sprite) : null,
        };
        facts = ArtFacts.Add(facts, pixels, sprite);
        return facts.Kind == PictureKind.ContinuousTone ? facts with { Sharpness = Sharpness.Of(luma), Blockiness = Blockiness.Of(luma) } : facts;
    }

    private static ImageFacts Unreadable(string path, Exception reason) => new()
    {
        Path = path,
        FileSize = 0,
        Format = "",
        Readability = Readability.Undecodable,
        Trouble = reason is UnauthorizedAccessException
            ? "the file may not be read (permission denied)"
            : $"the file cannot be read ({reason.Message})",
        FileHash = "",
    };

    private static string Hex(UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return Convert.ToHexStringLower(bytes);
    }
}
