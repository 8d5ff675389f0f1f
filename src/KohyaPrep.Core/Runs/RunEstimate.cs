using System.Globalization;

namespace KohyaPrep.Core.Runs;

/// <summary>How long a run will take, before it starts. Always an estimate.</summary>
/// <param name="Seconds">From the start of the trainer to its end.</param>
/// <param name="Basis">What it rests on, for people.</param>
/// <param name="Card">The card that it is for; null for the machine that past runs ran on, where that had none.</param>
/// <param name="Dollars">Null where no price is known.</param>
public sealed record RunEstimate(double Seconds, string Basis, string? Card, double? Dollars)
{
    /// <summary>Loading models and caching latents.</summary>
    private const double StartSeconds = 60;

    /// <summary>What a step costs however small its pictures are: the calls that feed the card.</summary>
    private const double StepOverhead = 0.12;

    /// <summary>How much of a card's figure a training comes to.</summary>
    private const double Efficiency = 0.35;

    /// <summary>One forward pass of the U-Net in 10¹² operations, for a picture of this many pixels.</summary>
    private const double Sd15Forward = 0.80;
    private const double Sd15Pixels = 512 * 512;
    private const double SdxlForward = 6.0;
    private const double SdxlPixels = 1024 * 1024;

    /// <summary>From runs of the same script with pictures and batches of the same size on the same machine; null where there are none.</summary>
    /// <param name="settingsOf">The settings of a run, as in <see cref="RunFolder.Settings"/>.</param>
    public static RunEstimate? FromPast(RunRecord run, IEnumerable<RunRecord> past, Func<RunRecord, IReadOnlyDictionary<string, string>> settingsOf)
    {
        (double Pixels, int Batch) wanted = SizeOf(settingsOf(run));
        List<RunRecord> like = [.. past.Where(other => other.Id != run.Id && other.Script == run.Script && other.Family == run.Family
            && other.Last is { SecondsPerStep: > 0, Ended: not null } && SizeOf(settingsOf(other)) == wanted)];
        if (like.Count == 0 || run.PlannedSteps is not { } steps)
            return null;
        double perStep = Median(like.Select(other => other.Last!.SecondsPerStep!.Value));
        double start = Median(like.Select(StartOf));
        string? card = like[^1].Cost?.Gpu;
        double seconds = start + (steps * perStep);
        return new RunEstimate(seconds, string.Create(CultureInfo.InvariantCulture, $"from {like.Count} past {(like.Count == 1 ? "run" : "runs")} here"), card, GpuPrices.Find(card)?.DollarsPerHour * seconds / 3600);
    }

    /// <summary>From the table of cards.</summary>
    public static RunEstimate FromTable(RunRecord run, IReadOnlyDictionary<string, string> settings, GpuPrice card)
    {
        (double pixels, int batch) = SizeOf(settings);
        double forward = run.Family == "sdxl" ? SdxlForward * pixels / SdxlPixels : Sd15Forward * pixels / Sd15Pixels;
        double passes = 3 + (settings.GetValueOrDefault("training.gradient_checkpointing") == "true" ? 1 : 0);
        if (run.Route.StartsWith("controlnet", StringComparison.Ordinal))
            passes *= 1.5;
        double perStep = StepOverhead + (forward * passes * batch / (card.TeraOperations * Efficiency));
        double seconds = StartSeconds + ((run.PlannedSteps ?? 0) * perStep);
        return new RunEstimate(seconds, "from a table of GPUs", card.Name, card.DollarsPerHour * seconds / 3600);
    }

    private static double StartOf(RunRecord run)
    {
        RunAttempt attempt = run.Last!;
        double steps = (attempt.LastStep ?? 0) - attempt.StepsBefore;
        return Math.Max(0, (attempt.Ended!.Value - attempt.Started).TotalSeconds - (steps * attempt.SecondsPerStep!.Value));
    }

    private static (double Pixels, int Batch) SizeOf(IReadOnlyDictionary<string, string> settings)
    {
        string text = settings.GetValueOrDefault("dataset.resolution") ?? settings.GetValueOrDefault("training.resolution") ?? "";
        int[] sides = [.. text.Split([',', ' ', '[', ']', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out int side) ? side : 0).Where(side => side > 0)];
        double pixels = sides.Length switch { 0 => Sd15Pixels, 1 => (double)sides[0] * sides[0], _ => (double)sides[0] * sides[1] };
        return (pixels, int.TryParse(settings.GetValueOrDefault("dataset.batch_size"), CultureInfo.InvariantCulture, out int batch) ? batch : 1);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
