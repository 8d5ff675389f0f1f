using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Png;
using SkiaSharp;

namespace KohyaPrep.Imaging.Pictures;

/// <summary>
/// Decodes picture files as the trainer's <c>Image.open(path).convert("RGB")</c> sees them: colour profiles and EXIF
/// orientation are not applied, alpha is kept beside the colours (never multiplied in), of an animation the first frame counts.
/// </summary>
public static class PictureDecoder
{
    /// <summary>Longest side that is decoded, in pixels.</summary>
    public const int LongestSide = 16384;

    /// <summary>Most pixels that are decoded.</summary>
    public const long MostPixels = 268_435_456;

    /// <summary>Never throws for what is in the file.</summary>
    /// <param name="file">The whole file.</param>
    public static DecodedPicture Decode(byte[] file) => Decode(file, PictureHeader.Read(file));

    /// <summary>Decodes a file whose header was read.</summary>
    internal static DecodedPicture Decode(byte[] file, PictureHeader header)
    {
        if (file.Length == 0)
            return new DecodedPicture(header, Readability.Empty, "the file has no bytes", null);
        if (header.Format.Length == 0)
            return new DecodedPicture(header, Readability.Undecodable, "the content is no picture of any known format", null);
        if (!header.IsDecodable)
        {
            string name = PictureFormat.DisplayName(header.Format);
            return new DecodedPicture(header, Readability.Unsupported, $"the content is a {name} picture", null);
        }

        if (header.Width > LongestSide || header.Height > LongestSide || (long)header.Width * header.Height > MostPixels)
        {
            string promise = $"the header promises {header.Width}×{header.Height} pixels";
            return new DecodedPicture(header, Readability.TooLarge, promise, null);
        }

        string trouble = header.Width > 0 ? FileStructure.TroubleOf(header.Format, file) : "";
        if (trouble.Length > 0)
            return new DecodedPicture(header, Readability.CutShort, trouble, null);
        return header.Format == "png" && PlainPng.Decode(file) is { } pixels
            ? new DecodedPicture(header, Readability.Whole, "", pixels)
            : DecodeBySkia(file, header);
    }

    /// <summary>Decodes a file whose structure was looked at by the general decoder alone.</summary>
    internal static unsafe DecodedPicture DecodeBySkia(byte[] file, PictureHeader header)
    {
        fixed (byte* bytes = file)
        {
            using SKData data = SKData.Create((nint)bytes, file.Length);
            using SKCodec? codec = SKCodec.Create(data);
            if (codec is null)
                return new DecodedPicture(header, Readability.Undecodable, "the header is damaged", null);

            // No colour space: Skia then leaves the stored values alone.
            SKImageInfo info = new(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
            byte[] rgba = GC.AllocateUninitializedArray<byte>(info.BytesSize);
            SKCodecResult result;
            fixed (byte* pixels = rgba)
                result = codec.GetPixels(info, (nint)pixels);
            PictureHeader sized = header with { Width = info.Width, Height = info.Height };
            return result switch
            {
                SKCodecResult.Success => new DecodedPicture(sized, Readability.Whole, "", new(info.Width, info.Height, rgba)),
                SKCodecResult.IncompleteInput => new DecodedPicture(sized, Readability.CutShort, "the pixels end early", null),
                SKCodecResult.ErrorInInput => new DecodedPicture(sized, Readability.CutShort, "the pixels are damaged", null),
                _ => new DecodedPicture(sized, Readability.Undecodable, $"the decoder says {result}", null),
            };
        }
    }
}
