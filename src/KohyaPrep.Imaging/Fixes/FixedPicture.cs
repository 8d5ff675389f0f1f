using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Fixes;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Recoveries;
using SkiaSharp;

namespace KohyaPrep.Imaging.Fixes;

/// <summary>Makes the file of a picture that is fixed.</summary>
public static class FixedPicture
{
    /// <returns>A PNG of 8 bits a channel, RGB where all of it is opaque and RGBA elsewhere, without a colour profile: the trainer looks at none.</returns>
    /// <exception cref="KohyaPrepException">The picture cannot be decoded, or no grid is found in one that is to be shrunk.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Draw(PictureWork work)
    {
        byte[] file = File.ReadAllBytes(work.File);
        PixelImage image = Decode(file, work.Kinds.Contains(FixKind.ConvertColours))
            ?? throw new KohyaPrepException($"{work.Shown}: the picture cannot be decoded, and nothing was changed. Fix the others by the codes of their rules, or take this one out of the folder.");
        if (work.Kinds.Contains(FixKind.Turn))
            image = TurnedPicture.Of(image, ExifOrientation.Read(file, PictureFormat.Recognise(file)));
        if (work.Kinds.Contains(FixKind.Shrink))
        {
            RecoveredSprite recovered = PictureRecovery.Recover(image, new RecoveryRequest { Colours = null });
            image = recovered.Sprite ?? throw new KohyaPrepException($"{work.Shown}: {recovered.Trouble}. Nothing was changed; fix the others by the codes of their rules.");
        }

        return Encode(work.Kinds.Contains(FixKind.Flatten) ? Canvas.Flatten(image, work.Background) : image);
    }

    /// <summary>The stored values, as the trainer takes them; or those that they stand for in sRGB.</summary>
    private static unsafe PixelImage? Decode(byte[] file, bool toSrgb)
    {
        fixed (byte* bytes = file)
        {
            using SKData data = SKData.Create((nint)bytes, file.Length);
            using SKCodec? codec = SKCodec.Create(data);
            if (codec is null)
                return null;
            using SKColorSpace? colours = toSrgb ? SKColorSpace.CreateSrgb() : null;
            SKImageInfo info = new(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, colours);
            byte[] rgba = GC.AllocateUninitializedArray<byte>(info.BytesSize);
            fixed (byte* pixels = rgba)
                return codec.GetPixels(info, (nint)pixels) == SKCodecResult.Success ? new PixelImage(info.Width, info.Height, rgba) : null;
        }
    }

    private static byte[] Encode(PixelImage image)
    {
        bool isOpaque = !image.Pixels.ContainsAnyExceptInRange(0xFF000000, uint.MaxValue);
        if (Palette.Find(PictureRows.Of(image)) is not null)
            return PngWriter.Encode(image, isOpaque ? PngColour.Rgb : PngColour.Rgba);
        SKImageInfo info = new(image.Width, image.Height, SKColorType.Rgba8888, isOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        using SKImage picture = SKImage.FromPixelCopy(info, image.Rgba);
        using SKData data = picture.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }
}
