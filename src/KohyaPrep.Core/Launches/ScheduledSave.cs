using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Launches;

/// <summary>When the trainer saves a state that a run can be resumed from.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "when")]
[JsonDerivedType(typeof(Never), "never")]
[JsonDerivedType(typeof(AtTheEnd), "end")]
[JsonDerivedType(typeof(EverySteps), "steps")]
[JsonDerivedType(typeof(EveryEpochs), "epochs")]
public abstract record ScheduledSave
{
    private ScheduledSave()
    {
    }

    /// <summary>No state is saved at all.</summary>
    public sealed record Never : ScheduledSave;

    /// <summary>Only after the last step (<c>save_state_on_train_end</c>, or <c>save_state</c> alone).</summary>
    public sealed record AtTheEnd : ScheduledSave;

    /// <summary><c>save_state</c> with <c>save_every_n_steps</c>.</summary>
    /// <param name="Epochs">With <c>save_every_n_epochs</c> too, which saves further states; null without.</param>
    public sealed record EverySteps(int Steps, int? Epochs = null) : ScheduledSave;

    /// <summary><c>save_state</c> with <c>save_every_n_epochs</c>.</summary>
    public sealed record EveryEpochs(int Epochs) : ScheduledSave;
}
