using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Finds sizes, buckets and batches of a dataset's pictures (make_buckets, train_util.py:987-1084).</summary>
internal static class BucketMaker
{
    private const string TrainUtil = "library/train_util.py:";

    /// <exception cref="TrainerStop">The trainer stops.</exception>
    public static void Run(SimulatedDataset dataset, LoadContext context)
    {
        ReadSizes(dataset, context);
        DatasetBlueprint blueprint = dataset.Blueprint;
        PixelSize resolution = blueprint.Resolution!.Value;
        BucketSettings settings = new(resolution.Width, resolution.Height, blueprint.EnableBucket, blueprint.BucketNoUpscale,
            blueprint.MinBucketReso, blueprint.MaxBucketReso, blueprint.BucketResoSteps);
        Prepare(settings, context.Warnings);
        BucketSelector selector = new(settings);
        foreach (SimulatedImage image in dataset.Images)
        {
            if (selector.TrySelect(image.Size!.Value, out BucketChoice choice, out BucketFault fault))
                image.Choice = choice;
            else
                throw Stop(image, fault, settings);
        }

        dataset.Batches = Batches(dataset, blueprint.BatchSize);
    }

    private static void ReadSizes(SimulatedDataset dataset, LoadContext context)
    {
        SimulatedImage[] unknown = [.. dataset.Images.Where(image => image.Size is null)];
        PixelSize[] sizes = PictureSizes.Of([.. unknown.Select(image => image.Path)], context);
        for (int i = 0; i < unknown.Length; i++)
            unknown[i].Size = sizes[i];
    }

    private static void Prepare(BucketSettings settings, WarningLog warnings)
    {
        if (settings is { Enabled: true, NoUpscale: true })
        {
            warnings.Add("train_util.py:1032");
        }
        else if (settings.Enabled && (settings.Steps < 0 || settings.Smallest - PythonMath.Modulo(settings.Smallest, settings.Steps) <= 0))
        {
            throw TrainerStop.InDataset("ZeroDivisionError", "library/model_util.py:1327",
                $"min_bucket_reso is {settings.Smallest}, below bucket_reso_steps ({settings.Steps}): rounded down to the step it is 0.",
                $"Set min_bucket_reso to {Math.Abs(settings.Steps)} or more (and the resolution with it), or bucket_reso_steps lower.");
        }
        else if (!settings.Enabled && settings.Height == 0)
        {
            throw TrainerStop.InDataset("ZeroDivisionError", TrainUtil + "272", "The resolution's height is 0.", "Set resolution in pixels.");
        }
    }

    private static long Batches(SimulatedDataset dataset, long batchSize)
    {
        if (batchSize == 0 && dataset.Images.Count > 0)
        {
            throw TrainerStop.InDataset("ZeroDivisionError", TrainUtil + "1079", "The batch size is 0.",
                "Set batch_size (train_batch_size in the training file) to 1 or more.");
        }

        return batchSize < 1 ? 0 : dataset.Images.GroupBy(image => image.Choice.Bucket)
            .Sum(bucket => BatchCount.CeilingDivide(bucket.Sum(image => image.Repeats), batchSize));
    }

    private static TrainerStop Stop(SimulatedImage image, BucketFault fault, BucketSettings settings)
    {
        string size = image.Size!.Value.ToString();
        return TrainerStop.InDataset("ZeroDivisionError", TrainUtil + (int)fault, fault switch
        {
            BucketFault.NoHeight => $"The size of {image.Path} cannot be read.",
            BucketFault.NoArea => "The resolution is 0.",
            _ => $"{image.Path} ({size}) has no room for a bucket: with bucket_no_upscale, one of its sides ends below a single step of "
                + $"{settings.Steps} pixels.",
        }, fault switch
        {
            BucketFault.NoHeight => "Repair the picture, or take it out.",
            BucketFault.NoArea => "Set resolution in pixels.",
            _ => "Lower bucket_reso_steps, turn bucket_no_upscale off, or enlarge or take out the picture.",
        });
    }
}
