using System.Globalization;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Palettes;

namespace KohyaPrep.Variants;

/// <summary>How near a recovered sprite comes to the original.</summary>
/// <param name="Difference">Mean CIEDE2000 over all pixels.</param>
/// <param name="ExactPercent">Pixels that have exactly their colour.</param>
/// <param name="RareKeptPercent">Of the pixels whose colour the original has on four pixels or fewer, those within a difference of 5.</param>
public sealed record RecoveryScore(double Difference, double ExactPercent, double Colours, double RareKeptPercent)
{
    private const int MostRare = 4;
    private const double Kept = 5;

    public static RecoveryScore Of(PixelImage recovered, PixelImage original)
    {
        if (recovered.Width != original.Width || recovered.Height != original.Height)
            throw new ArgumentException($"{recovered.Width}×{recovered.Height} cannot be compared with {original.Width}×{original.Height}.", nameof(recovered));
        Dictionary<uint, int> counts = ColourCounts.Of(original);
        double sum = 0;
        int exact = 0, rare = 0, kept = 0;
        for (int i = 0; i < original.Pixels.Length; i++)
        {
            double difference = ColourDifference.Between(Rgb.OfPixel(recovered.Pixels[i]), Rgb.OfPixel(original.Pixels[i]));
            sum += difference;
            exact += recovered.Pixels[i] == original.Pixels[i] ? 1 : 0;
            if (counts[original.Pixels[i]] > MostRare)
                continue;
            rare++;
            kept += difference <= Kept ? 1 : 0;
        }

        int all = original.Pixels.Length;
        return new RecoveryScore(sum / all, 100.0 * exact / all, ColourCounts.Of(recovered).Count, rare == 0 ? 100 : 100.0 * kept / rare);
    }

    public static RecoveryScore Mean(IEnumerable<RecoveryScore> scores)
    {
        RecoveryScore[] all = [.. scores];
        return new RecoveryScore(
            all.Average(score => score.Difference), all.Average(score => score.ExactPercent), all.Average(score => score.Colours), all.Average(score => score.RareKeptPercent));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Difference:F3} ({ExactPercent:F1}) {Colours:F0} {RareKeptPercent:F1}");
}
