using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>What a dataset asks of its sizes before it looks at pictures.</summary>
internal static class SizeChecks
{
    private static readonly string[] Interpolations = ["lanczos", "nearest", "bilinear", "linear", "bicubic", "cubic", "area", "box"];

    /// <summary>BaseDataset's own check (train_util.py:724).</summary>
    public static void Interpolation(DatasetBlueprint blueprint)
    {
        if (blueprint.ResizeInterpolation is not { } given || Interpolations.Contains(given))
            return;
        string guess = Nearest.Of(given, Interpolations) is { } near ? $" Did you mean '{near}'?" : "";
        throw TrainerStop.InDataset("AssertionError", "library/train_util.py:725",
            $"resize_interpolation is '{given}', which the trainer does not know.{guess}", $"Write one of {string.Join(", ", Interpolations)}.");
    }

    public static void Resolution(DatasetBlueprint blueprint)
    {
        if (blueprint.Resolution is not null)
            return;
        bool isMetadata = blueprint.Form == SubsetForm.Metadata;
        throw TrainerStop.InDataset(
            isMetadata ? "TypeError" : "AssertionError",
            isMetadata ? "library/train_util.py:2207" : "library/train_util.py:1921",
            "No resolution is set: neither in the dataset, nor in [general], nor in the training file.",
            "Set resolution in the dataset file (512, or [512, 768]) or in the training file (\"512\", or \"512,768\").");
    }

    /// <summary>adjust_min_max_bucket_reso_by_steps (train_util.py:747).</summary>
    public static void Buckets(DatasetBlueprint blueprint, WarningLog warnings)
    {
        if (!blueprint.EnableBucket)
            return;
        int steps = blueprint.BucketResoSteps;
        if (steps == 0)
        {
            throw TrainerStop.InDataset("ZeroDivisionError", "library/train_util.py:751", "bucket_reso_steps is 0.",
                "Set bucket_reso_steps to 64, or to 32 for SDXL.");
        }

        int smallest = blueprint.MinBucketReso, largest = blueprint.MaxBucketReso;
        if (PythonMath.Modulo(smallest, steps) != 0)
        {
            warnings.Add("train_util.py:753");
            smallest -= PythonMath.Modulo(smallest, steps);
        }

        if (PythonMath.Modulo(largest, steps) != 0)
        {
            warnings.Add("train_util.py:760");
            largest += steps - PythonMath.Modulo(largest, steps);
        }

        PixelSize resolution = blueprint.Resolution!.Value;
        if (Math.Min(resolution.Width, resolution.Height) < smallest)
        {
            throw TrainerStop.InDataset("AssertionError", "library/train_util.py:767",
                $"The resolution is {resolution}, but no bucket may be smaller than {smallest} (min_bucket_reso, in steps of {steps}).",
                "Lower min_bucket_reso to the shorter side of the resolution, or turn enable_bucket off.");
        }

        if (Math.Max(resolution.Width, resolution.Height) > largest)
        {
            throw TrainerStop.InDataset("AssertionError", "library/train_util.py:770",
                $"The resolution is {resolution}, but no bucket may be larger than {largest} (max_bucket_reso, in steps of {steps}).",
                "Raise max_bucket_reso to the longer side of the resolution, or turn enable_bucket off.");
        }
    }
}
