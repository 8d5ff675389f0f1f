using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.ContactSheets;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>The sheet that shows a few pictures of a training set as the trainer gets them, with edge maps and captions.</summary>
internal static class Preview
{
    public const string Path = "preview.png";
    private const int MostTiles = 12;

    /// <param name="files">Makes a picture's training picture and edge map.</param>
    public static OutputJob Job(PreparationPlan plan, Func<TrainingPicture, (PixelImage Picture, PixelImage? EdgeMap)> files)
    {
        TrainingSet set = plan.Set!;
        int count = Math.Min(MostTiles, set.Pictures.Count);
        List<TrainingPicture> chosen = [.. Enumerable.Range(0, count).Select(i => set.Pictures[(int)((long)i * set.Pictures.Count / count)])];
        string title = $"{plan.Recipe.Name}: {Words.Title(plan.Recipe.Route)} on {Words.Title(plan.Recipe.Family)}, {count} of {set.Pictures.Count} pictures";
        string key = ContentHash.Of(string.Join('\n', chosen.Select(picture => $"{picture.Stem} {picture.Source.FileHash} {picture.Canvas} {picture.Caption} {plan.Recipe.Edges}").Prepend(title)));
        return new OutputJob([new OutputFile(Path, key)], () =>
        {
            List<ContactTile> tiles = [.. chosen.AsParallel().AsOrdered().Select(picture =>
            {
                (PixelImage pixels, PixelImage? map) = files(picture);
                return new ContactTile(picture.Stem, picture.Caption ?? "", pixels, map);
            })];
            return [PngWriter.Encode(ContactSheet.Draw(title, tiles))];
        });
    }
}
