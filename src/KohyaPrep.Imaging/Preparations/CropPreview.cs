using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.ContactSheets;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>The sheet that shows what crops keep: pictures with all that is cut away darkened, and what is left beside them.</summary>
internal static class CropPreview
{
    public const string Path = "crops.png";
    private const int MostTiles = 24;
    private const uint Kept = 3, Of = 10;

    /// <param name="decode">Reads a picture as it comes to the crop.</param>
    /// <returns>Null where nothing is cropped.</returns>
    public static OutputJob? Job(PreparationPlan plan, Func<TrainingPicture, PixelImage> decode)
    {
        List<TrainingPicture> cropped = [.. plan.Set!.Pictures.Where(picture => picture.Canvas is { Crop: not null })];
        if (cropped.Count == 0)
            return null;
        int count = Math.Min(MostTiles, cropped.Count);
        List<TrainingPicture> chosen = [.. Enumerable.Range(0, count).Select(i => cropped[(int)((long)i * cropped.Count / count)])];
        string title = $"{plan.Recipe.Name}: {count} of {cropped.Count} cropped pictures";
        string key = ContentHash.Of(string.Join('\n', chosen.Select(picture => $"{picture.Source.FileHash} {picture.Stem} {picture.Canvas}").Prepend(title)));
        return new OutputJob([new OutputFile(Path, key)], () =>
        {
            List<ContactTile> tiles = [.. chosen.AsParallel().AsOrdered().Select(picture => Tile(picture, decode(picture)))];
            return [PngWriter.Encode(ContactSheet.Draw(title, tiles, new ContactSheetLayout(Columns: 3)))];
        });
    }

    private static ContactTile Tile(TrainingPicture picture, PixelImage whole)
    {
        CropBox box = picture.Canvas!.Crop!.Value;
        PixelImage shown = new(whole.Width, whole.Height, [.. whole.Rgba]);
        for (int y = 0; y < shown.Height; y++)
        {
            Span<uint> row = shown.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                if (x < box.Left || x >= box.Left + box.Width || y < box.Top || y >= box.Top + box.Height)
                    row[x] = Darkened(row[x]);
            }
        }

        string caption = $"{box.Width}x{box.Height} of {whole.Width}x{whole.Height}, from {box.Left},{box.Top}";
        return new ContactTile(picture.Stem, caption, shown) { After = PreparedSource.Crop(whole, box) };
    }

    private static uint Darkened(uint pixel)
    {
        Rgb colour = Rgb.OfPixel(pixel);
        return new Rgb((byte)(colour.Red * Kept / Of), (byte)(colour.Green * Kept / Of), (byte)(colour.Blue * Kept / Of)).Pixel;
    }
}
