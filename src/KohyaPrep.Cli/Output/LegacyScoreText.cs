using KohyaPrep.Core.Scores;

namespace KohyaPrep.Cli.Output;

/// <summary>The owners' older scores, and why they are not to be used.</summary>
internal sealed class LegacyScoreText(Terminal terminal, SetScore score)
{
    public void Write()
    {
        TextWriter writer = terminal.Results;
        LegacyScore[] scores = [.. score.Pictures.Select(picture => picture.Legacy).OfType<LegacyScore>()];
        writer.WriteLine();
        writer.WriteLine(terminal.Bold("Older scores (measure_pixel_art_quality.py, measure_color_accuracy.py), for comparison with older results only"));
        Note(writer, $"  style quality {ScoreText.Number(scores.Average(old => old.Style))}   purity {ScoreText.Number(scores.Average(old => old.PixelArtPurity))}   colour purity {ScoreText.Number(scores.Average(old => old.ColourPurity))}   'is pixel art' {scores.Count(old => old.IsPixelArt)} of {scores.Length}   'clean pixel art' {scores.Count(old => old.IsCleanPixelArt)} of {scores.Length}");
        writer.WriteLine($"  mean gradient {ScoreText.Number(scores.Average(old => old.MeanGradient))} as they compute it, {ScoreText.Number(scores.Average(old => old.TrueMeanGradient))} in truth");
        writer.WriteLine("  What is wrong with them:");
        Note(writer, "  - Differences and squares are taken of bytes and wrap around at 256: no gradient exceeds 16.0, its limit is 20, so nothing is ever pixel art.");
        Note(writer, "  - Style quality is 92 at most by its formula and about 70 in practice. Originals reach 62, and so do the same originals with their pixels shuffled.");
        Note(writer, "  - A picture that is black all over has a colour purity of 100 and counts as clean pixel art.");
        Note(writer, "  - Background accuracy counts shoulders as background: originals held against their own background colour reach 69 %. It needs colours that were meant, so it is not printed here.");
        int alpha = scores.Count(old => old.HasAlpha);
        if (alpha > 0)
            Note(writer, $"  - {Amount.Of(alpha, "picture has", "pictures have")} an alpha channel, of which the scripts die or mix up the channels; scored here without it.");
    }

    private static void Note(TextWriter writer, string text) => writer.WriteLine(TextColumns.Wrap(text, 4, TextColumns.Width));
}
