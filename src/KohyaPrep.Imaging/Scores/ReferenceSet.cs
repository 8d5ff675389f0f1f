using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>The originals, ready to hold any number of generated sets against: their style, and the scale that scores are read on.</summary>
public sealed class ReferenceSet
{
    /// <summary>Of more originals, so many, drawn from a fixed seed, make the style and the scale: enough for a tenth of a percent.</summary>
    internal const int MostMeasured = 400;

    private ReferenceSet(ColourTable table, NativePicture[] pictures, NativePicture[] measured, int width, int height)
    {
        Table = table;
        Pictures = pictures;
        Palette = new PaletteDistances(measured, table);
        Features = Each(measured.Length, (i, distances) => StyleMeasure.Of(measured[i], table, distances, colour => Palette.Of(colour, i)));
        Bands = new StyleBands(Features);
        Width = width;
        Height = height;
        Baselines = new BaselineMeasure(this, measured).Measure();
    }

    /// <summary>Of the originals, in pixels.</summary>
    public int Width { get; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; }

    /// <summary>How many there are.</summary>
    public int Count => Pictures.Length;

    public ScoreBaselines Baselines { get; }

    internal ColourTable Table { get; }

    internal NativePicture[] Pictures { get; }

    internal PaletteDistances Palette { get; }

    /// <summary>Of those that were measured.</summary>
    internal double[][] Features { get; }

    internal StyleBands Bands { get; }

    /// <param name="files">At one size; those that could not be read are left out.</param>
    /// <exception cref="Core.KohyaPrepException">None could be read.</exception>
    public static ReferenceSet Of(IReadOnlyList<ScoredFile> files)
    {
        (string, PixelImage)[] images = [.. files.Where(file => file.Native is not null).Select(file => (file.Name, file.Native!))];
        if (images.Length == 0)
            throw new Core.KohyaPrepException("None of the originals could be read as a picture.");
        ColourTable table = new();
        NativePicture[] pictures = NativePicture.Prepare(images, table);
        NativePicture[] measured = pictures;
        if (pictures.Length > MostMeasured)
        {
            measured = [.. pictures];
            new Random(1).Shuffle(measured);
            measured = measured[..MostMeasured];
        }

        return new ReferenceSet(table, pictures, measured, images[0].Item2.Width, images[0].Item2.Height);
    }

    /// <summary>Something of each, with all cores, each core with its own memory of colour differences.</summary>
    internal T[] Each<T>(int count, Func<int, ColourDistances, T> work)
    {
        T[] results = new T[count];
        Parallel.For(
            0,
            count,
            () => new ColourDistances(Table),
            (i, _, distances) =>
            {
                results[i] = work(i, distances);
                return distances;
            },
            _ => { });
        return results;
    }

    /// <summary>Something of each that compares pictures, with all cores.</summary>
    internal T[] EachCompared<T>(int count, Func<int, PairComparison, T> work, Action? done = null, CancellationToken cancellation = default)
    {
        T[] results = new T[count];
        ParallelOptions options = new() { CancellationToken = cancellation };
        Parallel.For(
            0,
            count,
            options,
            () => new PairComparison(Table, Width * Height),
            (i, _, comparison) =>
            {
                results[i] = work(i, comparison);
                done?.Invoke();
                return comparison;
            },
            _ => { });
        return results;
    }
}
