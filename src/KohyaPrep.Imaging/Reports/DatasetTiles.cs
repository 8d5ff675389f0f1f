using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Pages;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Reports;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Imaging.ContactSheets;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Imaging.Reports;

/// <summary>Draws the pictures of a dataset for its page, as many at a time as there are cores, in order, and holds no more than those.</summary>
/// <param name="dataset">What lies there.</param>
/// <param name="captions">What becomes of each caption.</param>
/// <param name="plan">What is done to the pictures; null for a folder without a recipe.</param>
/// <param name="findings">Everything that was found; tiles name theirs by place.</param>
public sealed class DatasetTiles(Dataset dataset, CaptionPlan captions, PreparationPlan? plan, IReadOnlyList<Finding> findings)
{
    private const int PictureSide = 160;
    private const int MapSide = 128;
    private const int MostColours = 16;

    // A few batches are in work at once, so that a page of ten thousand pictures takes no more memory than one of a hundred.
    private const int Batch = 256;

    private readonly TrainingSetJobs? jobs = plan?.Set is null ? null : new TrainingSetJobs(plan);
    private readonly Dictionary<string, TrainingPicture> trained = plan?.Set?.Pictures.ToDictionary(picture => picture.Source.Path, StringComparer.Ordinal) ?? [];
    private readonly BucketSelector? buckets = plan is { Set.UsesBuckets: true, Files: { } files } ? RunPlanner.SelectorOf(files) : null;
    private readonly ILookup<string, int> byPath = findings.Select((finding, i) => (finding.Location.Path, i)).ToLookup(pair => pair.Path, pair => pair.i, StringComparer.Ordinal);

    /// <summary>Tokens of each picture's caption, in the order of the tiles; null where there is none.</summary>
    public IReadOnlyList<int?> Tokens { get; } =
        [.. captions.Captions.AsParallel().AsOrdered().Select(caption => caption.Text is { } text ? ClipTokenizer.Shared.Read(text, 75).Count : (int?)null)];

    /// <summary>Whether each finding is about one of the pictures or captions.</summary>
    public IReadOnlyList<bool> OfPictures()
    {
        HashSet<string> own = [.. captions.Captions.SelectMany(PathsOf)];
        return [.. findings.Select(finding => own.Contains(finding.Location.Path))];
    }

    /// <param name="progress">Called with pictures done and pictures to do.</param>
    public IEnumerable<DatasetTile> Draw(Action<int, int>? progress, CancellationToken cancellation)
    {
        int done = 0;
        foreach (PlannedCaption[] batch in captions.Captions.Chunk(Batch))
        {
            int before = done;
            DatasetTile[] tiles = [.. batch.Select((caption, i) => (caption, Place: before + i)).AsParallel().AsOrdered().WithCancellation(cancellation).Select(one => TileOf(one.caption, Tokens[one.Place] ?? 0))];
            foreach (DatasetTile tile in tiles)
                yield return tile;
            progress?.Invoke(done += batch.Length, captions.Captions.Count);
        }
    }

    private DatasetTile TileOf(PlannedCaption caption, int tokens)
    {
        ImageFacts facts = caption.Picture;
        PixelImage? pixels = facts.Readability == Readability.Whole ? PagePictures.Read(Path.Combine(dataset.Root, facts.Path)) : null;
        TrainingPicture? picture = trained.GetValueOrDefault(facts.Path);
        (string becomes, (double, double, double, double)? crop) = Becomes(picture);
        PaletteCount palette = new();
        if (pixels is not null)
            palette.Add(pixels);
        return new DatasetTile(facts.Path)
        {
            Picture = pixels is null ? null : PagePictures.Of(pixels, PictureSide),
            EdgeMap = picture is null || jobs is null || !plan!.Set!.HasEdgeMaps || jobs.Pixels(picture).EdgeMap is not { } map ? null : Small(map),
            Width = facts.Width,
            Height = facts.Height,
            Trained = becomes,
            Crop = crop,
            Caption = caption.Text,
            Tokens = tokens,
            IsCaptionWritten = caption.Source == CaptionSource.Written,
            Colours = facts.Colours,
            Palette = palette.IsEmpty ? [] : [.. palette.Palette("").Colours.Take(MostColours).Select(colour => colour.Colour)],
            Findings = [.. PathsOf(caption).SelectMany(path => byPath[path]).Distinct().Order()],
        };
    }

    /// <summary>What is done to a picture before it is trained on, and which part of it is left.</summary>
    private (string Text, (double, double, double, double)? Crop) Becomes(TrainingPicture? picture)
    {
        if (picture is null)
            return ("", null);
        if (picture.Canvas is { } canvas)
        {
            string enlarged = canvas.Factor > 1 ? $"{picture.Source.Width}×{picture.Source.Height} enlarged {canvas.Factor} times" : $"{picture.Source.Width}×{picture.Source.Height}";
            return (picture.Width == picture.Source.Width * canvas.Factor && picture.Height == picture.Source.Height * canvas.Factor ? enlarged : $"{enlarged}, in the middle of {picture.Width}×{picture.Height}", null);
        }

        if (buckets?.Select(new PixelSize(picture.Width, picture.Height)) is not { } choice)
            return ($"{picture.Width}×{picture.Height}, as it is", null);
        string text = choice.Resized == new PixelSize(picture.Width, picture.Height) ? "" : $"scaled to {choice.Resized.Width}×{choice.Resized.Height}, ";
        if (choice.Bucket == choice.Resized)
            return ($"{text}the bucket {choice.Bucket.Width}×{choice.Bucket.Height}", null);
        double width = Math.Min(100, 100.0 * choice.Bucket.Width / choice.Resized.Width), height = Math.Min(100, 100.0 * choice.Bucket.Height / choice.Resized.Height);
        return ($"{text}cut to the bucket {choice.Bucket.Width}×{choice.Bucket.Height}", ((100 - width) / 2, (100 - height) / 2, width, height));
    }

    private IEnumerable<string> PathsOf(PlannedCaption caption)
    {
        yield return dataset.LocationOf(caption.Picture).Path;
        if (caption.Existing is { } existing)
            yield return existing.Shown;
    }

    private static PagePicture Small(PixelImage map)
    {
        int longest = Math.Max(map.Width, map.Height);
        PixelImage small = longest <= MapSide ? map : Reduction.Shrink(map, (longest + MapSide - 1) / MapSide, areLines: true);
        return new PagePicture(PngWriter.Encode(small), "image/png", small.Width, small.Height);
    }
}
