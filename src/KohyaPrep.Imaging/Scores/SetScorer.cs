using KohyaPrep.Core;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Scores a set of generated pictures against the originals.</summary>
public sealed class SetScorer
{
    private readonly ReferenceSet originals;
    private readonly ScoreRequest request;
    private readonly ScoredFile[] files;
    private readonly NativePicture[] pictures;

    /// <summary>Each picture's original, as a place among the originals; null where it has none.</summary>
    private readonly int?[] meant;

    /// <summary>Place among <see cref="pictures"/> of each file that could be read.</summary>
    private readonly Dictionary<string, int> places;

    /// <summary>Place of each original.</summary>
    private readonly Dictionary<string, int> originalPlaces;

    private SetScorer(ReferenceSet originals, ScoreRequest request)
    {
        this.originals = originals;
        this.request = request;
        files = [.. request.Files.OrderBy(file => file.Name, StringComparer.Ordinal)];
        pictures = NativePicture.Prepare([.. files.Where(file => file.Native is not null).Select(file => (file.Name, file.Native!))], originals.Table);
        places = PlacesOf(pictures);
        originalPlaces = PlacesOf(originals.Pictures);
        meant = [.. pictures.Select(picture => request.Pairs.TryGetValue(picture.Name, out string? name) && originalPlaces.TryGetValue(name, out int place) ? place : (int?)null)];
    }

    /// <param name="progress">Called with the number of pictures done and of all.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SetScore Score(ReferenceSet originals, ScoreRequest request, Action<int, int>? progress = null, CancellationToken cancellation = default) =>
        new SetScorer(originals, request).Score(progress, cancellation);

    private SetScore Score(Action<int, int>? progress, CancellationToken cancellation)
    {
        ProgressTally tally = new(pictures.Length, progress);
        NearestSearch amongOriginals = new(originals.Pictures, pictures.Length);
        NearestSearch amongGenerated = new(pictures, pictures.Length);
        bool mayBeFlat = originals.Pictures.Any(original => original.IsSingleColour);
        ThreadLocal<int[]> votes = new(() => new int[Math.Max(originals.Pictures.Length, pictures.Length)]);
        PictureScore[] scored = originals.EachCompared(
            pictures.Length,
            (i, comparison) => ScoreOf(i, comparison, amongOriginals, amongGenerated, mayBeFlat, votes.Value!),
            tally.Add,
            cancellation);
        double[][] features = originals.Each(pictures.Length, (i, distances) => StyleMeasure.Of(pictures[i], originals.Table, distances, colour => originals.Palette.Of(colour, null)));
        PictureScore[] all = [.. files.Select(file => file.Native is null ? Unreadable(file) : WithStyle(scored[places[file.Name]], features[places[file.Name]], file))];
        return Summed(all);
    }

    private PictureScore ScoreOf(int i, PairComparison comparison, NearestSearch amongOriginals, NearestSearch amongGenerated, bool mayBeFlat, int[] votes)
    {
        NativePicture picture = pictures[i];
        NativePicture? original = meant[i] is { } place ? originals.Pictures[place] : null;
        (int nearest, double match) = amongOriginals.Find(picture, comparison, _ => true, votes);
        (int other, double otherMatch) = amongGenerated.Find(picture, comparison, candidate => candidate != i && !AreMeantAlike(i, candidate, comparison), votes);
        return new PictureScore(picture.Name)
        {
            Original = original?.Name,
            Failure = picture.IsSingleColour && !(original?.IsSingleColour ?? mayBeFlat) ? PictureFailure.SingleColour : null,
            Pair = original is null ? null : comparison.Score(picture, original),
            NearestOriginal = nearest < 0 ? null : new Likeness(originals.Pictures[nearest].Name, match),
            NearestGenerated = other < 0 ? null : new Likeness(pictures[other].Name, otherMatch),
        };
    }

    /// <summary>Whether two pictures were meant to be the same original, or twins, so that their likeness is no fault.</summary>
    private bool AreMeantAlike(int one, int other, PairComparison comparison) =>
        meant[one] is { } first && meant[other] is { } second && AreTwins(first, second, comparison);

    private bool AreTwins(int one, int other, PairComparison comparison) =>
        one == other || comparison.BothWays(originals.Pictures[one], originals.Pictures[other]).AreTwins;

    private static PictureScore Unreadable(ScoredFile file) =>
        new(file.Name) { Failure = PictureFailure.Unreadable, Trouble = file.Trouble };

    private PictureScore WithStyle(PictureScore score, double[] features, ScoredFile file) => score with
    {
        Reduction = file.Reduction,
        Style = score.Failure is null ? originals.Bands.Style(features) : 0,
        Outside = originals.Bands.Outside(features),
        Features = features,
        Legacy = request.WithLegacy ? LegacyMeasure.Of(file.Native!, file.HasAlpha) : null,
    };

    private SetScore Summed(PictureScore[] all)
    {
        PictureScore[] paired = [.. all.Where(picture => picture.Pair is not null)];
        PictureScore[] drawn = [.. all.Where(picture => picture.Failure is null)];
        PairComparison comparison = new(originals.Table, originals.Width * originals.Height);
        LikenessKind[] copies = [.. all.Where(picture => IsNoMeantLikeness(picture, comparison)).Select(picture => picture.NearestOriginal!.Kind)];
        return new SetScore
        {
            Kind = request.Kind,
            Generated = request.Generated,
            Originals = request.Originals,
            Width = originals.Width,
            Height = originals.Height,
            Counts = new ScoreCounts(
                all.Length,
                originals.Count,
                paired.Length,
                all.Length - drawn.Length,
                copies.Count(kind => kind == LikenessKind.Copy),
                copies.Count(kind => kind == LikenessKind.NearCopy)),
            Match = request.Kind == ScoreKind.Paired ? Estimate.Of([.. paired.Select(picture => picture.Pair!.Match)]) : null,
            Pair = request.Kind == ScoreKind.Paired && paired.Length > 0 ? MeanOf([.. paired.Select(picture => picture.Pair!)]) : null,
            Style = Estimate.Of([.. all.Select(picture => picture.Style)]),
            Features = [.. Enum.GetValues<StyleFeature>().Select(feature => FeatureOf(feature, drawn))],
            Baselines = originals.Baselines,
            Diversity = pictures.Length < 2 ? null : new Diversity(
                Statistics.SpreadOf(all.Where(picture => picture.NearestGenerated is not null).Select(picture => picture.NearestGenerated!.Match)),
                all.Count(picture => picture.NearestGenerated?.Kind == LikenessKind.Copy)),
            Pictures = all,
        };
    }

    /// <summary>Whether a picture is like an original that it was not meant to be.</summary>
    private bool IsNoMeantLikeness(PictureScore picture, PairComparison comparison)
    {
        if (picture.NearestOriginal is not { Kind: not LikenessKind.Own } nearest || picture.Failure is not null)
            return false;
        return meant[places[picture.Name]] is not { } own || !AreTwins(own, originalPlaces[nearest.Name], comparison);
    }

    private static Dictionary<string, int> PlacesOf(NativePicture[] pictures) =>
        pictures.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index, StringComparer.Ordinal);

    private FeatureScore FeatureOf(StyleFeature feature, PictureScore[] drawn)
    {
        int place = (int)feature;
        (double low, double high) = originals.Bands[feature];
        return new FeatureScore(
            feature,
            drawn.Length == 0 ? 0 : drawn.Average(picture => picture.Features[place]),
            originals.Features.Average(values => values[place]),
            low,
            high,
            drawn.Length == 0 ? 0 : 100.0 * drawn.Count(picture => !picture.Outside.Contains(feature)) / drawn.Length);
    }

    private static PairScore MeanOf(PairScore[] pairs) => new(
        pairs.Average(pair => pair.Match),
        pairs.Average(pair => pair.Fg5),
        pairs.Average(pair => pair.Bg5),
        pairs.Average(pair => pair.Edge),
        pairs.Average(pair => pair.Exact),
        pairs.Average(pair => pair.MeanDifference));
}
