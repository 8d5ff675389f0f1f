using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>Training a ControlNet: a copy of the U-Net's first half, beside the whole U-Net, through whose second half gradients pass.</summary>
internal static class ControlNetMemory
{
    // Bytes of a pixel of the control picture that its embedding keeps: at full size 3 and four times 16 channels, then 32, 96 and 256 smaller.
    private const double EmbeddingBytes = (3 * 2) + (16 * 4 * 2) + (32 * 4 * 2 / 4.0) + (96 * 4 * 2 / 16.0) + (256 * 4 / 64.0);

    public static RunMemory Of(MemorySettings settings)
    {
        bool isSdxl = settings.Family == ModelFamily.Sdxl;
        UnetUnit[] copy = [.. UnetUnits.Of(settings.Family).Where(unit => unit.Part != UnetPart.Up)];
        UnetUnit[] second = [.. UnetUnits.Of(settings.Family).Where(unit => unit.Part == UnetPart.Up)];
        int trainedBytes = RunMemory.Element(settings.IsFull16);
        // The SD 1.x script leaves the frozen U-Net in 32 bits, and both leave the encoders so (train_control_net.py:330).
        int frozenBytes = isSdxl && settings.IsMixed ? 2 : 4;
        long trained = ParameterCounts.ControlNet(settings.Family);
        double weights = ((double)ParameterCounts.Unet(settings.Family) * frozenBytes) + ((double)trained * trainedBytes)
            + (settings.CachesTextEncoderOutputs ? 0 : ParameterCounts.TextEncoders(settings.Family) * 4.0);
        TrainedTensors tensors = TrainedTensors.Of(copy, trained);
        double states = OptimizerBytes.States(settings.Optimizer, tensors, trainedBytes);

        StepShape shape = StepShape.Of(settings);
        // diffusers' ControlNet makes checkpoints of the residual blocks on the way down only.
        Func<UnetUnit, bool> isCheckpoint = !settings.GradientCheckpointing ? _ => false
            : isSdxl ? _ => true
            : unit => unit is { Kind: UnetUnitKind.Residual, Part: UnetPart.Down };
        StepWalk walk = new()
        {
            Shape = shape,
            Trained = TrainedPart.Everything,
            WeightBytes = trainedBytes,
            GradientBytes = trainedBytes,
            IsCheckpoint = isCheckpoint,
            KeepsGradients = !settings.FusedBackwardPass,
        };
        StepWalkResult ofCopy = walk.Over(copy);
        // The SDXL script sets the U-Net to evaluation, which turns its checkpoints off.
        StepWalkResult ofSecond = (walk with
        {
            Trained = TrainedPart.Nothing,
            WeightBytes = frozenBytes,
            IsCheckpoint = _ => settings.GradientCheckpointing && !isSdxl,
        }).Over(second);

        double embedding = (double)settings.Size.Width * settings.Size.Height * settings.BatchSize * EmbeddingBytes * shape.ElementBytes / 2;
        double copies = settings.IsMixed && trainedBytes == 4 ? 2.0 * trained : 0;
        StepMoment throughSecond = ofSecond.Peak.Plus(0, ofCopy.ForwardEnd.Activations + embedding, copies);
        StepMoment throughCopy = ofCopy.Peak.Plus(activations: embedding);
        double gradients = settings.FusedBackwardPass ? 0 : (double)trained * trainedBytes;
        StepMoment step = new(gradients, 0, 0, OptimizerBytes.Temporaries(settings.Optimizer, tensors, trainedBytes));
        double scattered = Allocator.BetweenLayers(settings.Family, isNetwork: false, Math.Max(ofCopy.Largest, ofSecond.Largest));
        if (!settings.GradientCheckpointing)
            scattered = Math.Max(scattered, Allocator.BetweenGradients(ofCopy.ForwardEnd.Sum, weights + states + gradients));
        return new RunMemory(
            weights, states, gradients, StepMoment.Larger(StepMoment.Larger(throughSecond, throughCopy), step), scattered);
    }
}
