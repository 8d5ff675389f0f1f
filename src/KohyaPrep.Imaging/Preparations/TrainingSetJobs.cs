using System.Text;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.EdgeMaps;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>The files of a training set, and how each is made.</summary>
internal sealed class TrainingSetJobs(PreparationPlan plan)
{
    /// <summary>Part of every key: a change in how pictures are drawn or packed makes them anew.</summary>
    private const string Form = "2";

    private readonly TrainingSet set = plan.Set!;
    private readonly Dictionary<string, ImageFacts> ownMaps = plan.Dataset.EdgeMaps?.Maps
        .DistinctBy(map => Dataset.KeyOf(map.Path))
        .ToDictionary(map => Dataset.KeyOf(map.Path), StringComparer.Ordinal) ?? [];

    /// <summary>Pictures with their edge maps, captions, and the preview.</summary>
    public IEnumerable<OutputJob> All()
    {
        yield return Preview.Job(plan, Pixels);
        if (CropPreview.Job(plan, Uncropped) is { } crops)
            yield return crops;
        foreach (OutputJob job in Pictures())
            yield return job;
    }

    /// <summary>Pictures with their edge maps, and captions.</summary>
    public IEnumerable<OutputJob> Pictures()
    {
        foreach (SetPart part in SetPart.Of(plan))
        {
            foreach (TrainingPicture picture in part.Pictures)
            {
                yield return PictureJob(picture, part);
                if (CaptionJob(picture, part) is { } caption)
                    yield return caption;
            }
        }
    }

    private OutputJob PictureJob(TrainingPicture picture, SetPart part)
    {
        string drawn = $"{Form} {picture.Source.FileHash} {picture.Canvas}";
        OutputFile image = new($"{part.ImagesFolder}/{picture.FileName}", drawn);
        if (part.EdgesFolder is null)
            return new OutputJob([image], () => [Image(picture, part.Source)]);

        string edgesPath = $"{part.EdgesFolder}/{picture.Stem}.png";
        if (plan.Dataset.EdgeMaps is null)
        {
            return new OutputJob([image, new OutputFile(edgesPath, $"{drawn} {plan.Recipe.Edges}")], () =>
            {
                byte[] source = Read(part.Source.Root, picture.Source);
                byte[]? map = plan.DrawnMaps.GetValueOrDefault(picture.Source.Path);
                if (picture.Canvas is null && map is not null)
                    return [source, map];
                PixelImage pixels = Decode(source, picture);
                return picture.Canvas is { } step
                    ? [PngWriter.EncodeRows(Canvas.ApplyToRows(pixels, step)), map ?? EdgeDrawing.Draw(pixels, step, plan.Recipe.Edges).ToPng()]
                    : [source, EdgeDrawing.Draw(pixels, plan.Recipe.Edges).ToPng()];
            });
        }

        ImageFacts own = ownMaps[Dataset.KeyOf(picture.Source.Path)];
        return new OutputJob(
            [image, new OutputFile(edgesPath, $"{Form} {own.FileHash} {picture.Canvas}")],
            () => [Image(picture, part.Source), PngWriter.Encode(OwnMap(own, picture))]);
    }

    /// <summary>The training picture and its edge map, as pixels.</summary>
    internal (PixelImage Picture, PixelImage? EdgeMap) Pixels(TrainingPicture picture)
    {
        PixelImage source = Decode(Read(plan.Dataset.Root, picture.Source), picture);
        PixelImage pixels = picture.Canvas is { } step ? Canvas.Apply(source, step) : source;
        if (!set.HasEdgeMaps)
            return (pixels, null);
        return (pixels, plan.Dataset.EdgeMaps is null
            ? EdgeDrawing.Draw(pixels, plan.Recipe.Edges).ToImage()
            : OwnMap(ownMaps[Dataset.KeyOf(picture.Source.Path)], picture));
    }

    /// <summary>The training picture's file; an enlarged sprite is never drawn in full.</summary>
    private static byte[] Image(TrainingPicture picture, Dataset dataset)
    {
        byte[] source = Read(dataset.Root, picture.Source);
        return picture.Canvas is { } step ? PngWriter.EncodeRows(Canvas.ApplyToRows(Decode(source, picture), step)) : source;
    }

    /// <summary>A map that the user has: of the picture's size it gets the picture's canvas, of the training size it stays as it is.</summary>
    private PixelImage OwnMap(ImageFacts own, TrainingPicture picture)
    {
        PixelImage map = Decode(Read(plan.Dataset.EdgeMaps!.Root, own), own.Path);
        bool isFinished = picture.Canvas is null || (map.Width, map.Height) == (picture.Width, picture.Height);

        if (!isFinished && picture.Canvas!.Recovers)
        {
            throw new KohyaPrepException(
                $"{own.Path}: the map has the size of its picture, which is brought back to its art pixels. "
                + $"Make it {picture.Width}×{picture.Height}, or leave out `dataset.edge_maps`.");
        }

        map = isFinished ? map : PreparedSource.Of(map, picture.Canvas, own);

        // The border of a map shows no edge, whatever the picture's border is filled with.
        CanvasStep? step = isFinished ? null : picture.Canvas! with { Border = new Border(BorderKind.Colour, default(Rgb)), Background = null };
        return step is null ? map : Canvas.Apply(map, step);
    }

    private OutputJob? CaptionJob(TrainingPicture picture, SetPart part)
    {
        PlannedCaption caption = picture.Planned;
        string path = $"{part.ImagesFolder}/{picture.Stem}{plan.Recipe.Dataset.CaptionExtension}";
        switch (caption.Source)
        {
            case CaptionSource.Written:
                return OutputJob.Of(path, Encoding.UTF8.GetBytes(caption.Text + "\n"));
            case CaptionSource.Kept:
                string file = Path.Combine(part.CaptionsRoot, caption.Existing!.Path);
                return new OutputJob([new OutputFile(path, caption.Existing.FileHash)], () => [ReadSame(file, caption.Existing.FileHash)]);
            default:
                return null;
        }
    }

    private static byte[] Read(string root, ImageFacts facts) => ReadSame(Path.Combine(root, facts.Path), facts.FileHash);

    private static byte[] ReadSame(string file, string hash)
    {
        byte[] bytes = File.ReadAllBytes(file);
        return ContentHash.Of(bytes) == hash
            ? bytes
            : throw new KohyaPrepException($"{file}: it was changed while it was being prepared. Run again when it is finished.");
    }

    private PixelImage Uncropped(TrainingPicture picture) =>
        PreparedSource.Of(Decode(Read(plan.Dataset.Root, picture.Source), picture.Source.Path), picture.Canvas! with { Crop = null }, picture.Source);

    /// <summary>As it comes to the canvas.</summary>
    private static PixelImage Decode(byte[] file, TrainingPicture picture) => PreparedSource.Of(Decode(file, picture.Source.Path), picture.Canvas, picture.Source);

    private static PixelImage Decode(byte[] file, string path) =>
        PictureDecoder.Decode(file).Pixels ?? throw new KohyaPrepException($"{path}: it cannot be decoded any more. Run again.");
}
