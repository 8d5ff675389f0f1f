using KohyaPrep.Imaging;
using OpenCvSharp;

namespace KohyaPrep.Captioning.Taggers;

/// <summary>
/// Pictures as taggers take them: laid onto white, padded to a square with white, and brought to the model's size by area when they shrink and by
/// Lanczos when they grow, as sd-scripts' own tagging script does.
/// </summary>
/// <param name="Size">Width and height, in pixels.</param>
/// <param name="IsChannelsFirst">Whether all of one colour comes before the next.</param>
internal sealed record TaggerInput(int Size, bool IsChannelsFirst, PixelForm Form)
{
    private const byte White = 255;

    /// <summary>Numbers of one picture.</summary>
    public int Length => 3 * Size * Size;

    /// <param name="target">Of <see cref="Length"/> numbers.</param>
    public void Write(PixelImage image, Span<float> target)
    {
        byte[] square = Square(image, out int side);
        using Mat small = new();
        using Mat whole = Mat.FromPixelData(side, side, MatType.CV_8UC3, square);
        if (side == Size)
            whole.CopyTo(small);
        else
            Cv2.Resize(whole, small, new OpenCvSharp.Size(Size, Size), 0, 0, side > Size ? InterpolationFlags.Area : InterpolationFlags.Lanczos4);
        small.GetArray(out Vec3b[] pixels);
        int plane = Size * Size;
        for (int i = 0; i < plane; i++)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                // In the picture blue comes first.
                byte value = Form == PixelForm.Bgr255 ? pixels[i][channel] : pixels[i][2 - channel];
                target[IsChannelsFirst ? (channel * plane) + i : (3 * i) + channel] = Form switch
                {
                    PixelForm.Rgb01 => value / 255f,
                    PixelForm.Rgb11 => (value / 127.5f) - 1,
                    _ => value,
                };
            }
        }
    }

    /// <summary>Blue, green, red; of an odd border the right and lower side get the larger half.</summary>
    private static byte[] Square(PixelImage image, out int side)
    {
        side = Math.Max(image.Width, image.Height);
        byte[] square = GC.AllocateUninitializedArray<byte>(checked(3 * side * side));
        Array.Fill(square, White);
        int left = (side - image.Width) / 2, top = (side - image.Height) / 2;
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = image.Rgba.AsSpan(4 * y * image.Width, 4 * image.Width);
            int at = 3 * (((top + y) * side) + left);
            for (int x = 0; x < image.Width; x++)
            {
                int alpha = row[(4 * x) + 3];
                for (int channel = 0; channel < 3; channel++)
                    square[at + (3 * x) + channel] = (byte)(((row[(4 * x) + 2 - channel] * alpha) + (White * (255 - alpha)) + 127) / 255);
            }
        }

        return square;
    }
}
