using System.Globalization;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Launches;

/// <summary>The three settings that save most GPU memory for a training, each worked out anew.</summary>
public static class OutOfMemoryRemedy
{
    private const int Most = 3;

    /// <summary>For the machine's own memory rather than the GPU's.</summary>
    public const string Host = "The machine's own memory ran out: set `max_data_loader_n_workers = 0`, turn off `persistent_data_loader_workers`, add `lowram`, or give the machine or container more memory.";

    /// <summary>For settings that are known.</summary>
    public static string Of(MemorySettings settings)
    {
        double now = MemoryEstimator.Estimate(settings).Needed;
        List<string> changes = [.. MemoryChanges.Of(settings)
            .OrderBy(change => change.Estimate.Gibibytes)
            .DistinctBy(change => Subject(change.Name))
            .Take(Most)
            .Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.Name} (to about {change.Estimate.Needed:0.0} GiB)"))];
        return changes.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"The settings need about {now:0.0} GiB and are as small as they get: use smaller pictures or a larger card.")
            : string.Create(CultureInfo.InvariantCulture, $"The settings need about {now:0.0} GiB. Each of these saves most by itself: {string.Join("; ", changes)}.");
    }

    /// <summary>For what the log tells of them; gradient checkpointing it never tells.</summary>
    public static string Of(RunProgress progress)
    {
        string? script = ScriptOf(progress);
        if (script is null || !MemorySettingsReader.Scripts.Contains(script) || SizeOf(progress) is not { } size)
            return "Turn on `gradient_checkpointing`, lower the batch size, and use an 8-bit optimizer (`AdamW8bit`) or `Adafactor`.";
        bool trainsEncoder = progress.Facts.ContainsKey(TrainerFact.TrainsTextEncoder);
        MemorySettings settings = new()
        {
            Script = script,
            Family = script.StartsWith("sdxl", StringComparison.Ordinal) ? ModelFamily.Sdxl : ModelFamily.Sd15,
            Size = size,
            BatchSize = progress.BatchSize ?? 1,
            IsMixed = progress.Facts.GetValueOrDefault(TrainerFact.UnetType) != "float32",
            Fp8Base = progress.Facts.GetValueOrDefault(TrainerFact.UnetType)?.StartsWith("float8", StringComparison.Ordinal) == true,
            Optimizer = OptimizerOf(progress),
            NetworkDim = int.TryParse(progress.Facts.GetValueOrDefault(TrainerFact.NetworkDim), CultureInfo.InvariantCulture, out int dim) ? dim : 4,
            TrainsTextEncoder = trainsEncoder,
            CachesTextEncoderOutputs = progress.Stages.Contains(TrainerStage.CachingTextEncoderOutputs),
            CachesLatents = progress.Stages.Contains(TrainerStage.CachingLatents),
            GradientAccumulationSteps = progress.GradientAccumulationSteps,
        };
        return Of(settings) + " (Worked out from what the log tells; whether gradient_checkpointing was on, it does not.)";
    }

    // "batch size 3" and "batch size 1" are one piece of advice, and so are two optimizers.
    private static string Subject(string change) =>
        change.StartsWith("batch size", StringComparison.Ordinal) ? "batch" : change.StartsWith("optimizer_type", StringComparison.Ordinal) ? "optimizer" : change;

    private static string? ScriptOf(RunProgress progress) => progress.Errors
        .SelectMany(error => error.Frames)
        .Where(frame => frame.Function == "<module>" && frame.IsTrainers)
        .Select(frame => frame.FileName)
        .Where(name => name.EndsWith(".py", StringComparison.Ordinal))
        .Select(name => name[..^3])
        .FirstOrDefault();

    private static PixelSize? SizeOf(RunProgress progress)
    {
        string[] sides = progress.Facts.GetValueOrDefault(TrainerFact.Resolution)?.Split(", ") ?? [];
        return sides.Length == 2 && int.TryParse(sides[0], CultureInfo.InvariantCulture, out int width) && int.TryParse(sides[1], CultureInfo.InvariantCulture, out int height)
            ? new PixelSize(width, height)
            : null;
    }

    /// <summary>The trainer writes "8-bit AdamW" for AdamW8bit (train_util.py:4897).</summary>
    private static string OptimizerOf(RunProgress progress)
    {
        string said = progress.Facts.GetValueOrDefault(TrainerFact.Optimizer) ?? "AdamW";
        return said.StartsWith("8-bit ", StringComparison.Ordinal) ? said["8-bit ".Length..] + "8bit" : said;
    }
}
