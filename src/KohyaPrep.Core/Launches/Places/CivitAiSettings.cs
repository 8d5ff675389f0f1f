using System.Globalization;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>
/// What a recipe's settings are in the words of CivitAI's training page, in its order and within its bounds (TrainingParams.tsx of its source).
/// </summary>
public static class CivitAiSettings
{
    /// <summary>The page takes no resolution below this.</summary>
    public const int SmallestSide = 512;

    private const int MostSteps = 10_000;

    // What the page offers; anything else is trained with the nearest of them, and said so.
    private static readonly string[] Optimizers = ["AdamW8Bit", "Adafactor", "Prodigy"];
    private static readonly string[] Schedulers = ["constant", "cosine", "cosine_with_restarts", "linear"];

    public static IEnumerable<CivitAiSetting> Of(PlacedRun run)
    {
        TrainingSection training = run.Recipe.Training;
        bool isSdxl = run.Recipe.Family == ModelFamily.Sdxl;
        int largestDim = isSdxl ? 256 : 128;
        yield return new("base_model", "Base model", isSdxl ? "SDXL" : "SD 1.5", $"Custom: {Path.GetFileName(run.Recipe.Model.Replace('\\', '/'))}, if the page knows it");
        yield return new("trigger", "Trigger word", run.Recipe.Captions.Trigger, run.Recipe.Captions.Trigger.Length == 0 ? "the recipe has none" : "");
        string tooLong = run.Run.Steps > MostSteps ? $", and the page takes at most {MostSteps}: fewer epochs or repeats" : "";
        yield return Within("epochs", "Epochs", run.Run.Epochs, isSdxl ? 1 : 3, 500, $"{run.Run.Steps} steps in all{tooLong}");
        yield return Within("num_repeats", "Num Repeats", run.Run.Repeats, 1, 5000);
        yield return Within("train_batch_size", "Train Batch Size", run.Run.BatchSize, 1, isSdxl ? 4 : 9);
        int side = Math.Max(run.Set.Resolution.Width, run.Set.Resolution.Height);
        yield return Within("resolution", "Resolution", side, isSdxl ? 1024 : SmallestSide, isSdxl ? 2048 : 1024);
        yield return new("enable_bucket", "Enable Bucket", run.Set.UsesBuckets ? "on" : "off");
        yield return new("shuffle_caption", "Shuffle Tags", Flag(run, "shuffle_caption"));
        yield return Within("keep_tokens", "Keep Tokens", Whole(run, "keep_tokens", 0), 0, 3);
        yield return Within("clip_skip", "Clip Skip", Whole(run, "clip_skip", 1), 1, 4);
        yield return new("flip_aug", "Flip Augmentation", Flag(run, "flip_aug"));
        yield return new("unet_lr", "Unet LR", Number(training.LearningRate));
        yield return new("text_encoder_lr", "Text Encoder LR", Number(training.TextEncoderLearningRate ?? training.LearningRate));
        yield return Offered("lr_scheduler", "LR Scheduler", training.Scheduler, Schedulers);
        yield return Within("lr_scheduler_cycles", "LR Scheduler Cycles", Whole(run, "lr_scheduler_num_cycles", 1), 1, 4);
        yield return new("min_snr_gamma", "Min SNR Gamma", Text(run, "min_snr_gamma", "0"));
        yield return Within("network_dim", "Network Dim", training.NetworkDim ?? 4, 1, largestDim);
        yield return Within("network_alpha", "Network Alpha", training.NetworkAlpha ?? 1, 1, largestDim);
        yield return new("noise_offset", "Noise Offset", Text(run, "noise_offset", "0"));
        yield return Offered("optimizer", "Optimizer", training.Optimizer, Optimizers);
    }

    private static CivitAiSetting Within(string key, string label, double wanted, int least, int most, string remark = "")
    {
        double taken = Math.Clamp(wanted, least, most);
        return new(key, label, Number(taken), taken == wanted ? remark : $"the recipe says {Number(wanted)}, and the page takes {least} to {most}");
    }

    private static CivitAiSetting Offered(string key, string label, string wanted, string[] offered) =>
        offered.FirstOrDefault(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } same
            ? new(key, label, same)
            : new(key, label, offered[0], $"the recipe says {wanted}, which the page does not offer");

    private static string Flag(PlacedRun run, string name) => Find(run, name) is SettingValue.Flag { Value: true } ? "on" : "off";

    private static long Whole(PlacedRun run, string name, long otherwise) => Find(run, name) is SettingValue.Whole whole ? whole.Value : otherwise;

    private static string Text(PlacedRun run, string name, string otherwise) => Find(run, name)?.ToString() ?? otherwise;

    private static SettingValue? Find(PlacedRun run, string name) => (run.Files.FindInDataset(name) ?? run.Files.Find(name))?.Value;

    private static string Number(double number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}
