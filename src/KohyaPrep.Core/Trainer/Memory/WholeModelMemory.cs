namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>Training the model itself: DreamBooth, fine-tuning.</summary>
internal static class WholeModelMemory
{
    public static RunMemory Of(MemorySettings settings)
    {
        IReadOnlyList<UnetUnit> units = UnetUnits.Of(settings.Family);
        int trainedBytes = RunMemory.Element(settings.IsFull16);
        long unet = ParameterCounts.Unet(settings.Family), encoders = ParameterCounts.TextEncoders(settings.Family);
        long trained = unet + (settings.TrainsTextEncoder ? encoders : 0);
        double weights = ((double)trained * trainedBytes)
            + (settings.TrainsTextEncoder || settings.CachesTextEncoderOutputs ? 0 : (double)encoders * RunMemory.Element(settings.IsMixed));
        TrainedTensors tensors = TrainedTensors.Of(units, trained);
        double states = OptimizerBytes.States(settings.Optimizer, tensors, trainedBytes);
        double temporaries = OptimizerBytes.Temporaries(settings.Optimizer, tensors, trainedBytes);

        StepWalkResult walk = new StepWalk
        {
            Shape = StepShape.Of(settings),
            Trained = TrainedPart.Everything,
            WeightBytes = trainedBytes,
            GradientBytes = trainedBytes,
            IsCheckpoint = _ => settings.GradientCheckpointing,
            // With accumulation they are all there from the second batch on.
            KeepsGradients = !settings.FusedBackwardPass && settings.GradientAccumulationSteps == 1,
        }.Over(units);
        double encoderActivations = 0, encoderCopies = 0;
        if (settings.TrainsTextEncoder)
        {
            encoderActivations = TextEncoderActivations.Of(settings);
            encoderCopies = settings.IsMixed && !settings.GradientCheckpointing && trainedBytes == 4 ? 2.0 * encoders : 0;
        }

        double gradients = settings.FusedBackwardPass ? 0 : (double)trained * trainedBytes;
        StepMoment pass = walk.Peak.Plus(settings.GradientAccumulationSteps > 1 ? gradients : 0, encoderActivations, encoderCopies);
        // A fused step is taken in the middle of the backward pass, with about half of what was kept for it still there.
        StepMoment step = settings.FusedBackwardPass
            ? new((double)tensors.Largest * trainedBytes, encoderActivations + (walk.ForwardEnd.Activations / 2), 0, temporaries)
            : new(gradients, 0, 0, temporaries);
        double scattered = Allocator.BetweenLayers(settings.Family, isNetwork: false, walk.Largest);
        if (!settings.GradientCheckpointing)
            scattered = Math.Max(scattered, Allocator.BetweenGradients(walk.ForwardEnd.Sum, weights + states + gradients));
        return new RunMemory(weights, states, gradients, StepMoment.Larger(pass, step), scattered);
    }
}
