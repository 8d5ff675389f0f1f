using KohyaPrep.Core.Reports;
using KohyaPrep.Imaging.ContactSheets;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Reports;

/// <summary>Originals and samples of runs on one PNG, to be sent where a page cannot be.</summary>
public static class RunSheet
{
    private const int MostTiles = 24;

    /// <summary>Null when the runs have drawn nothing.</summary>
    public static byte[]? Draw(IReadOnlyList<ReportedRun> runs)
    {
        List<ContactTile> tiles = [];
        foreach (ReportedRun run in runs)
        {
            foreach (ReportedPrompt prompt in run.Prompts)
            {
                ReportedSample[] samples = Spread([.. run.Samples.Where(sample => sample.Prompt == prompt.Place)], MostTiles / Math.Max(1, runs.Count * run.Prompts.Count));
                if (samples.Length == 0)
                    continue;
                if (prompt.Original is { } original && Pixels(original.Bytes) is { } pixels)
                    tiles.Add(new ContactTile("original", prompt.Text, pixels));
                tiles.AddRange(samples.Select(sample => Pixels(sample.Picture.Bytes) is { } drawn
                    ? new ContactTile(sample.When, runs.Count > 1 ? run.ShortName : prompt.Text, drawn)
                    : null).OfType<ContactTile>());
            }
        }

        string title = runs.Count == 1 ? $"{runs[0].Run.Name}: {runs[0].Title}" : $"{runs.Count} runs compared";
        // The sheet's font knows ASCII alone.
        return tiles.Count == 0 ? null : PngWriter.Encode(ContactSheet.Draw(title.Replace('×', 'x'), tiles, new ContactSheetLayout(CaptionLines: 3)));
    }

    /// <summary>At least the first and the last, and what lies evenly between them.</summary>
    private static ReportedSample[] Spread(ReportedSample[] samples, int most) => samples.Length <= Math.Max(2, most)
        ? samples
        : [.. Enumerable.Range(0, Math.Max(2, most)).Select(i => samples[i * (samples.Length - 1) / (Math.Max(2, most) - 1)])];

    private static PixelImage? Pixels(byte[] file) => PictureDecoder.Decode(file).Pixels;
}
