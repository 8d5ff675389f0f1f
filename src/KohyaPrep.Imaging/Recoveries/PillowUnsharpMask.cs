namespace KohyaPrep.Imaging.Recoveries;

/// <summary>Pillow's <c>ImageFilter.UnsharpMask(radius=1, percent=150, threshold=3)</c>, to the pixel.</summary>
internal static class PillowUnsharpMask
{
    private const double Radius = 1;
    private const int Percent = 150;
    private const int Threshold = 3;

    /// <summary>A Gaussian is three box blurs (Gwosdek, Grewenig, Bruhn and Weickert 2011).</summary>
    private const int Passes = 3;

    /// <summary>Box blurs count in parts of 2²⁴.</summary>
    private const int Unit = 1 << 24;

    public static PixelImage Sharpen(PixelImage image)
    {
        PixelImage result = new(image.Width, image.Height, [.. image.Rgba]);
        byte[] line = new byte[Math.Max(image.Width, image.Height)], blurred = new byte[image.Rgba.Length];
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < image.Height; y++)
                Blur(image.Rgba, blurred, channel + (4 * y * image.Width), 4, line.AsSpan(0, image.Width));
            for (int x = 0; x < image.Width; x++)
                Blur(blurred, blurred, channel + (4 * x), 4 * image.Width, line.AsSpan(0, image.Height));
            for (int i = channel; i < blurred.Length; i += 4)
            {
                int difference = image.Rgba[i] - blurred[i];
                if (Math.Abs(difference) > Threshold)
                    result.Rgba[i] = (byte)Math.Clamp(image.Rgba[i] + (difference * Percent / 100), 0, 255);
            }
        }

        return result;
    }

    private static void Blur(byte[] source, byte[] target, int first, int step, Span<byte> line)
    {
        for (int i = 0; i < line.Length; i++)
            line[i] = source[first + (i * step)];
        for (int pass = 0; pass < Passes; pass++)
            Box(line);
        for (int i = 0; i < line.Length; i++)
            target[first + (i * step)] = line[i];
    }

    /// <summary>The mean of 2·reach + 1 pixels and a part of the next one on either side; the edge repeats. Rounded to 8 bits each time.</summary>
    private static void Box(Span<byte> line)
    {
        float length = BoxRadius();
        int reach = (int)length;
        uint inner = (uint)(Unit / ((length * 2) + 1));
        uint outer = (Unit - ((uint)((reach * 2) + 1) * inner)) / 2;
        Span<byte> source = line.Length <= 1024 ? stackalloc byte[line.Length] : new byte[line.Length];
        line.CopyTo(source);
        for (int x = 0; x < line.Length; x++)
        {
            uint sum = 0;
            for (int i = x - reach; i <= x + reach; i++)
                sum += At(source, i);
            uint bulk = (sum * inner) + ((uint)(At(source, x - reach - 1) + At(source, x + reach + 1)) * outer);
            line[x] = (byte)((bulk + (Unit / 2)) >> 24);
        }
    }

    private static byte At(ReadOnlySpan<byte> line, int place) => line[Math.Clamp(place, 0, line.Length - 1)];

    /// <summary>Of three boxes that together are as wide as the Gaussian, in single precision as Pillow has it.</summary>
    private static float BoxRadius()
    {
        float variance = (float)(Radius * Radius / Passes);
        float width = (float)Math.Sqrt((12.0 * variance) + 1.0);
        float whole = (float)Math.Floor((width - 1.0) / 2.0);
        float part = ((2 * whole) + 1) * ((whole * (whole + 1)) - (3 * variance));
        part /= 6 * (variance - ((whole + 1) * (whole + 1)));
        return whole + part;
    }
}
