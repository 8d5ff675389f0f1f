namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>What a walk found.</summary>
/// <param name="ForwardEnd">Between the forward and the backward pass.</param>
/// <param name="Largest">Bytes that the layer which keeps most keeps, or would keep without checkpoints.</param>
internal sealed record StepWalkResult(StepMoment Peak, StepMoment ForwardEnd, double Largest);
