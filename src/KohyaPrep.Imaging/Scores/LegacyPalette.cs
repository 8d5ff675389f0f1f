namespace KohyaPrep.Imaging.Scores;

/// <summary>What the older scripts make of the number of colours and of the share that the most frequent ones have.</summary>
/// <param name="Quality">"Palette quality" of the style script, 0 to 100.</param>
/// <param name="ColourPurity">"Colour purity" of the colour script, 0 to 100.</param>
internal sealed record LegacyPalette(int Colours, int Quality, int ColourPurity, bool IsLimited, bool IsClean)
{
    public static LegacyPalette Of(PixelImage image)
    {
        Dictionary<uint, int> found = [];
        foreach (uint pixel in image.Pixels)
            found[pixel & 0xFFFFFF] = found.GetValueOrDefault(pixel & 0xFFFFFF) + 1;
        int[] counts = [.. found.Values.OrderDescending()];
        double top10 = (double)counts.Take(10).Sum() / image.Pixels.Length;
        double top20 = (double)counts.Take(20).Sum() / image.Pixels.Length;
        int colours = counts.Length;
        int quality = (colours is >= 20 and <= 60 ? 40 : colours is >= 15 and <= 100 ? 25 : colours < 15 ? 10 : -20)
            + (top10 > 0.7 ? 30 : top10 > 0.5 ? 20 : 0)
            + (top20 > 0.85 ? 30 : top20 > 0.7 ? 15 : 0);
        int purity = (colours <= 50 ? 30 : colours <= 100 ? 15 : 0)
            + (top10 >= 0.8 ? 40 : top10 >= 0.6 ? 20 : 0)
            + (colours <= 30 ? 30 : 0);
        return new LegacyPalette(
            colours,
            Math.Clamp(quality, 0, 100),
            Math.Min(purity, 100),
            colours is >= 20 and <= 100 && top10 > 0.5,
            colours <= 50 && top10 >= 0.7);
    }
}
