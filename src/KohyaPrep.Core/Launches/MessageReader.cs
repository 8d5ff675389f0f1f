using System.Globalization;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>Makes events of the trainer's messages, be they plain lines or rich's with their folds undone.</summary>
internal sealed partial class MessageReader(Action<TrainerEvent> report)
{
    private TrainerStage? stage;
    private string? checkpoint;
    private string? state;

    /// <summary>What a nameless bar counts at this place; null when it is nothing of interest.</summary>
    public TrainerStage? BarMeaning { get; private set; }

    /// <param name="level">Null for a plain line.</param>
    public void Take(string text, string? level)
    {
        if (text.StartsWith("No data found.", StringComparison.Ordinal))
            report(new TrainerEvent.NoData());
        foreach ((TrainerFact fact, string value) in FactReader.Read(text))
            report(new TrainerEvent.Told(fact, value));
        if (level is "ERROR" or "CRITICAL" || (level is null && PlainError().IsMatch(text)))
            report(new TrainerEvent.ErrorLogged(text));
        else if (!TakeSaving(text) && !TakeNumber(text))
            TakeStage(text);
    }

    public void Enter(TrainerStage next)
    {
        if (stage == next)
            return;
        stage = next;
        report(new TrainerEvent.StageChanged(next));
    }

    /// <summary>The training goes on: what was being written is written.</summary>
    public void FinishCheckpoint()
    {
        if (checkpoint is not null)
            report(new TrainerEvent.CheckpointSaved(checkpoint));
        checkpoint = null;
    }

    /// <summary>The training broke off: what was being written may not be whole.</summary>
    public void Forget() => (checkpoint, state) = (null, null);

    private bool TakeSaving(string text)
    {
        Match match = Checkpoint().Match(text);
        if (match.Success)
        {
            FinishCheckpoint();
            checkpoint = match.Groups[1].Value;
            Enter(TrainerStage.Saving);
            report(new TrainerEvent.CheckpointAnnounced(checkpoint));
            return true;
        }

        Match removal = Removal().Match(text);
        if (removal.Success)
        {
            report(removal.Groups[1].Value == "state"
                ? new TrainerEvent.StateRemoved(removal.Groups[2].Value)
                : new TrainerEvent.CheckpointRemoved(removal.Groups[2].Value));
            return true;
        }

        if (text.StartsWith("model saved.", StringComparison.Ordinal))
        {
            FinishCheckpoint();
            return true;
        }

        if (text.StartsWith("Saving current state to ", StringComparison.Ordinal))
        {
            FinishCheckpoint();
            state = text["Saving current state to ".Length..];
            Enter(TrainerStage.Saving);
            report(new TrainerEvent.StateAnnounced(state));
            return true;
        }

        // accelerate writes the random states last (accelerate 1.6.0, checkpointing.py:170). Other processes' come in any order.
        if (state is null || !text.StartsWith("Random states saved in ", StringComparison.Ordinal))
            return false;
        report(new TrainerEvent.StateSaved(state));
        state = null;
        return true;
    }

    private bool TakeNumber(string text)
    {
        Match epoch = Epoch().Match(text);
        if (epoch.Success)
        {
            FinishCheckpoint();
            report(new TrainerEvent.EpochBegan(Number(epoch, 1), Number(epoch, 2)));
            return true;
        }

        Match match = Announcement().Match(text);
        if (!match.Success)
            return false;
        TrainerQuantity? quantity = match.Groups[1].Value switch
        {
            "num train images * repeats" => TrainerQuantity.TrainImages,
            "num validation images * repeats" => TrainerQuantity.ValidationImages,
            "num reg images" => TrainerQuantity.RegularisationImages,
            "num batches per epoch" => TrainerQuantity.BatchesPerEpoch,
            "num epochs" => TrainerQuantity.Epochs,
            "batch size per device" => TrainerQuantity.BatchSize,
            // "ccumulation" stands so in train_db.py, fine_tune.py and sdxl_train.py.
            "gradient accumulation steps" or "gradient ccumulation steps" => TrainerQuantity.GradientAccumulationSteps,
            "total optimization steps" => TrainerQuantity.TotalSteps,
            _ => null,
        };
        if (quantity is not null)
            report(new TrainerEvent.Announced(quantity.Value, Number(match, 2)));
        return true;
    }

    private void TakeStage(string text)
    {
        TrainerStage? next =
            text.StartsWith("caching latents", StringComparison.Ordinal) ? TrainerStage.CachingLatents
            : text.StartsWith("caching Text Encoder outputs", StringComparison.Ordinal) ? TrainerStage.CachingTextEncoderOutputs
            : text.StartsWith("generating sample images", StringComparison.Ordinal) ? TrainerStage.Sampling
            : ModelLoading().IsMatch(text) ? TrainerStage.LoadingModel
            : stage is null ? TrainerStage.Preparing
            : null;
        // Between "…with caching strategy." and "caching latents..." a bar counts the checks of an old cache.
        if (text.Length > 0)
            BarMeaning = next is TrainerStage.CachingLatents or TrainerStage.CachingTextEncoderOutputs && text.EndsWith("...", StringComparison.Ordinal) ? next : null;
        if (next is not null)
            Enter(next.Value);
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:saving checkpoint:|saving model:|save trained model as (?:StableDiffusion checkpoint|Diffusers) to) (.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Checkpoint();

    [GeneratedRegex(@"^removing old (checkpoint|model|state): (.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Removal();

    // With console_log_simple no level is printed; these name the file to blame (train_util.py:1962, 2960; config_util.py:693).
    [GeneratedRegex(@"^(?:Error |illegal |Could not |model is not found ).*: \S", RegexOptions.CultureInvariant)]
    private static partial Regex PlainError();

    [GeneratedRegex(@"^epoch (\d{1,9})/(\d{1,9})$", RegexOptions.CultureInvariant)]
    private static partial Regex Epoch();

    [GeneratedRegex(@"^  ([a-z][a-z *]+?)(?: \(.*\))? / .*(?:: | = )(\d{1,9})$", RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();

    [GeneratedRegex(@"^(?:loading model for process|load StableDiffusion checkpoint|load Diffusers pretrained|loading u-net|loading vae|loading text encoder|building U-Net|loading U-Net)", RegexOptions.CultureInvariant)]
    private static partial Regex ModelLoading();
}
