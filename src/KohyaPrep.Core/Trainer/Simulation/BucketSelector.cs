namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Chooses a picture's bucket as the trainer does (train_util.py, BucketManager.select_bucket), with its floats and its ties.</summary>
public sealed class BucketSelector
{
    private readonly BucketSettings _settings;
    private readonly IReadOnlyList<PixelSize> _predefined;
    private readonly HashSet<PixelSize> _known;

    /// <summary>Check <see cref="TroubleWith"/> first.</summary>
    public BucketSelector(BucketSettings settings)
    {
        _settings = settings;
        int steps = settings.Steps;
        _predefined = !settings.Enabled ? [new PixelSize(settings.Width, settings.Height)]
            : settings.NoUpscale ? []
            : BucketResolutions.Of(settings.Width, settings.Height, RoundDown(settings.Smallest, steps), RoundUp(settings.Largest, steps), steps);
        _known = [.. _predefined];
    }

    /// <summary>The buckets made beforehand, in order; empty where each picture makes its own.</summary>
    public IReadOnlyList<PixelSize> Predefined => _predefined;

    /// <summary>Why the trainer stops before it has looked at a picture; null when it does not.</summary>
    public static string? TroubleWith(BucketSettings settings)
    {
        if (!settings.Enabled)
            return null;
        if (settings.Steps <= 0)
            return "bucket_reso_steps is not above 0";
        int smallest = RoundDown(settings.Smallest, settings.Steps);
        if (Math.Min(settings.Width, settings.Height) < smallest)
            return "min_bucket_reso is above the resolution";
        if (Math.Max(settings.Width, settings.Height) > RoundUp(settings.Largest, settings.Steps))
            return "max_bucket_reso is below the resolution";
        // It divides by the smallest side (model_util.py:1327).
        return smallest <= 0 && !settings.NoUpscale ? "min_bucket_reso is below bucket_reso_steps" : null;
    }

    /// <summary>Null where the trainer divides by zero.</summary>
    public BucketChoice? Select(PixelSize picture) => TrySelect(picture, out BucketChoice choice, out _) ? choice : null;

    /// <param name="fault">Where the trainer divides by zero, when it does.</param>
    public bool TrySelect(PixelSize picture, out BucketChoice choice, out BucketFault fault)
    {
        choice = default;
        fault = picture.Height == 0 ? BucketFault.NoHeight : BucketFault.None;
        if (fault == BucketFault.None)
            fault = _settings is { Enabled: true, NoUpscale: true } ? Shrink(picture, out choice) : Fit(picture, out choice);
        return fault == BucketFault.None;
    }

    private BucketFault Fit(PixelSize picture, out BucketChoice choice)
    {
        double aspect = (double)picture.Width / picture.Height;
        PixelSize bucket = _known.Contains(picture) ? picture : NearestTo(aspect);
        double scale = aspect > (double)bucket.Width / bucket.Height
            ? (double)bucket.Height / picture.Height
            : (double)bucket.Width / picture.Width;
        choice = new BucketChoice(bucket, new PixelSize((int)(picture.Width * scale + 0.5), (int)(picture.Height * scale + 0.5)));
        return BucketFault.None;
    }

    // The first of equals, as numpy's argmin.
    private PixelSize NearestTo(double aspect)
    {
        PixelSize nearest = _predefined[0];
        double least = double.PositiveInfinity;
        foreach (PixelSize size in _predefined)
        {
            double error = Math.Abs((double)size.Width / size.Height - aspect);
            if (error < least)
                (least, nearest) = (error, size);
        }
        return nearest;
    }

    private BucketFault Shrink(PixelSize picture, out BucketChoice choice)
    {
        choice = default;
        int steps = _settings.Steps;
        double aspect = (double)picture.Width / picture.Height;
        long area = (long)_settings.Width * _settings.Height;
        PixelSize resized = picture;
        if ((long)picture.Width * picture.Height > area)
        {
            double width = Math.Sqrt(area * aspect);
            if (width == 0)
                return BucketFault.NoArea;
            double height = area / width;
            int byWidth = RoundToSteps(width);
            int heightThen = RoundToSteps(byWidth / aspect);
            if (heightThen == 0)
                return BucketFault.FlatByWidth;
            int byHeight = RoundToSteps(height);
            int widthThen = RoundToSteps(byHeight * aspect);
            if (byHeight == 0)
                return BucketFault.Flat;
            bool widthIsNearer = Math.Abs((double)byWidth / heightThen - aspect) < Math.Abs((double)widthThen / byHeight - aspect);
            resized = widthIsNearer
                ? new PixelSize(byWidth, (int)(byWidth / aspect + 0.5))
                : new PixelSize((int)(byHeight * aspect + 0.5), byHeight);
        }

        choice = new BucketChoice(new PixelSize(RoundDown(resized.Width, steps), RoundDown(resized.Height, steps)), resized);
        return choice.Bucket.Height == 0 ? BucketFault.NoBucket : BucketFault.None;
    }

    private int RoundToSteps(double side) => RoundDown((int)(side + 0.5), _settings.Steps);

    private static int RoundDown(int side, int steps) => side - PythonMath.Modulo(side, steps);

    private static int RoundUp(int side, int steps) => PythonMath.Modulo(side, steps) == 0 ? side : side + steps - PythonMath.Modulo(side, steps);
}
