using System.Globalization;
using KohyaPrep.Core.Reports;

namespace KohyaPrep.Imaging.Reports;

/// <summary>Counts the colours of pictures, near ones taken together, for the palettes of a page.</summary>
public sealed class PaletteCount
{
    // Bits of each channel by which colours fall together: 16 levels apart, which the eye sees as one hue at the size of a swatch.
    private const int Kept = 4;
    private const int MostColours = 32;

    // No more pixels of a picture than a sprite has are looked at, so that large pictures weigh as much as small ones.
    private const int PixelsOfEach = 4096;

    private readonly Dictionary<int, (double Red, double Green, double Blue, double Weight)> bins = [];

    public bool IsEmpty => bins.Count == 0;

    /// <summary>Adds a picture; each weighs the same, whatever its size. Pixels that cannot be seen are left out.</summary>
    public void Add(PixelImage image)
    {
        int step = Math.Max(1, image.Width * image.Height / PixelsOfEach);
        double weight = (double)step / (image.Width * image.Height);
        for (int at = 0; at < image.Width * image.Height; at += step)
        {
            ReadOnlySpan<byte> pixel = image.Rgba.AsSpan(4 * at, 4);
            if (pixel[3] == 0)
                continue;
            const int Shift = 8 - Kept;
            int bin = (pixel[0] >> Shift << (2 * Kept)) | (pixel[1] >> Shift << Kept) | (pixel[2] >> Shift);
            (double red, double green, double blue, double all) = bins.GetValueOrDefault(bin);
            bins[bin] = (red + (pixel[0] * weight), green + (pixel[1] * weight), blue + (pixel[2] * weight), all + weight);
        }
    }

    /// <param name="name">Whose colours they are.</param>
    public ReportedPalette Palette(string name)
    {
        double all = bins.Values.Sum(bin => bin.Weight);
        return new ReportedPalette(name,
        [
            .. bins.OrderByDescending(bin => bin.Value.Weight).ThenBy(bin => bin.Key).Take(MostColours).Select(bin =>
                (string.Create(CultureInfo.InvariantCulture, $"#{Byte(bin.Value.Red, bin.Value.Weight):x2}{Byte(bin.Value.Green, bin.Value.Weight):x2}{Byte(bin.Value.Blue, bin.Value.Weight):x2}"), bin.Value.Weight / all)),
        ]);
    }

    private static byte Byte(double sum, double weight) => (byte)Math.Clamp(Math.Round(sum / weight), 0, 255);
}
