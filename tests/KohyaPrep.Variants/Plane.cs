namespace KohyaPrep.Variants;

/// <summary>A picture of three channels as floating point numbers, which no step rounds.</summary>
internal sealed class Plane
{
    public Plane(int width, int height)
    {
        Width = width;
        Height = height;
        Values = new float[3 * width * height];
    }

    public Plane(Imaging.PixelImage image)
        : this(image.Width, image.Height)
    {
        for (int i = 0; i < Values.Length; i++)
            Values[i] = image.Rgba[(i / 3 * 4) + (i % 3)];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Row by row, red, green and blue of each pixel.</summary>
    public float[] Values { get; }

    /// <summary>Between pixels, by the four around.</summary>
    public float At(float x, float y, int channel)
    {
        (float left, float top) = (MathF.Floor(x), MathF.Floor(y));
        (float right, float low) = (x - left, y - top);
        return ((1 - low) * (((1 - right) * Pixel(0, 0)) + (right * Pixel(1, 0)))) + (low * (((1 - right) * Pixel(0, 1)) + (right * Pixel(1, 1))));

        float Pixel(int across, int down) =>
            Values[(3 * ((Math.Clamp((int)top + down, 0, Height - 1) * Width) + Math.Clamp((int)left + across, 0, Width - 1))) + channel];
    }

    /// <summary>Rounded to 8 bits, opaque.</summary>
    public Imaging.PixelImage ToImage()
    {
        Imaging.PixelImage image = new(Width, Height, new byte[4 * Width * Height]);
        for (int i = 0; i < Width * Height; i++)
        {
            for (int channel = 0; channel < 3; channel++)
                image.Rgba[(4 * i) + channel] = (byte)Math.Clamp(MathF.Round(Values[(3 * i) + channel]), 0, 255);
            image.Rgba[(4 * i) + 3] = 255;
        }

        return image;
    }

    /// <summary>
    /// Weighs neighbours together along rows, then along columns.
    /// </summary>
    /// <param name="rowTaps">For each column of the result: the first column that counts and the weights.</param>
    public Plane Filter((int First, float[] Weights)[] rowTaps, (int First, float[] Weights)[] columnTaps)
    {
        Plane wide = new(rowTaps.Length, Height);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < rowTaps.Length; x++)
            {
                (int first, float[] weights) = rowTaps[x];
                for (int channel = 0; channel < 3; channel++)
                {
                    float sum = 0;
                    for (int i = 0; i < weights.Length; i++)
                        sum += weights[i] * Values[(3 * ((y * Width) + Math.Clamp(first + i, 0, Width - 1))) + channel];
                    wide.Values[(3 * ((y * rowTaps.Length) + x)) + channel] = sum;
                }
            }
        }

        Plane result = new(rowTaps.Length, columnTaps.Length);
        int stride = 3 * rowTaps.Length;
        for (int y = 0; y < columnTaps.Length; y++)
        {
            (int first, float[] weights) = columnTaps[y];
            Span<float> row = result.Values.AsSpan(y * stride, stride);
            for (int i = 0; i < weights.Length; i++)
            {
                ReadOnlySpan<float> source = wide.Values.AsSpan(Math.Clamp(first + i, 0, Height - 1) * stride, stride);
                for (int x = 0; x < stride; x++)
                    row[x] += weights[i] * source[x];
            }
        }

        return result;
    }
}
