namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>What a walk found.</summary>
/// <param name="ForwardEnd">Between the forward and the backward pass.</param>
/// <param name="Recomputed">Bytes of the largest layer that is computed again; 0 without checkpoints.</param>
internal sealed record StepWalkResult(StepMoment Peak, StepMoment ForwardEnd, double Recomputed);
