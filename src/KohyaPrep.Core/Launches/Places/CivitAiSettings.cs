using System.Globalization;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>What a recipe's settings are in the words of CivitAI's training page.</summary>
public static class CivitAiSettings
{
    /// <summary>The page takes no resolution below this.</summary>
    public const int SmallestSide = 512;

    // What the page offers; anything else is trained with the nearest of them, and said so.
    private static readonly string[] Optimizers = ["AdamW8bit", "Adafactor", "Prodigy"];
    private static readonly string[] Schedulers = ["constant", "cosine", "cosine_with_restarts", "constant_with_warmup", "linear"];

    public static IEnumerable<CivitAiSetting> Of(PlacedRun run)
    {
        TrainingSection training = run.Recipe.Training;
        yield return new("base_model", "Base model", run.Recipe.Family == ModelFamily.Sdxl ? "SDXL" : "SD 1.5", $"Custom: {Path.GetFileName(run.Recipe.Model.Replace('\\', '/'))}, if the page knows it");
        yield return new("trigger", "Trigger word", run.Recipe.Captions.Trigger, run.Recipe.Captions.Trigger.Length == 0 ? "the recipe has none" : "");
        yield return new("epochs", "Epochs", Number(run.Run.Epochs), $"{run.Run.Steps} steps in all");
        yield return new("num_repeats", "Num Repeats", Number(run.Run.Repeats));
        yield return new("train_batch_size", "Train Batch Size", Number(run.Run.BatchSize));
        yield return new("resolution", "Resolution", Number(Math.Max(run.Set.Resolution.Width, run.Set.Resolution.Height)));
        yield return new("enable_bucket", "Enable Bucket", run.Set.UsesBuckets ? "on" : "off");
        yield return new("shuffle_caption", "Shuffle Tags", Flag(run, "shuffle_caption"));
        yield return new("keep_tokens", "Keep Tokens", Number(Whole(run, "keep_tokens", 0)));
        yield return new("clip_skip", "Clip Skip", Number(Whole(run, "clip_skip", 1)));
        yield return new("flip_aug", "Flip Augmentation", Flag(run, "flip_aug"));
        yield return new("unet_lr", "Unet LR", Number(training.LearningRate));
        yield return new("text_encoder_lr", "Text Encoder LR", Number(training.TextEncoderLearningRate ?? training.LearningRate));
        yield return Offered("lr_scheduler", "LR Scheduler", training.Scheduler, Schedulers);
        yield return new("lr_scheduler_cycles", "LR Scheduler Cycles", Number(Whole(run, "lr_scheduler_num_cycles", 1)));
        yield return new("min_snr_gamma", "Min SNR Gamma", Text(run, "min_snr_gamma", "0"));
        yield return new("network_dim", "Network Dim", Number(training.NetworkDim ?? 4));
        yield return new("network_alpha", "Network Alpha", Number(training.NetworkAlpha ?? 1));
        yield return new("noise_offset", "Noise Offset", Text(run, "noise_offset", "0"));
        yield return Offered("optimizer", "Optimizer", training.Optimizer, Optimizers);
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
