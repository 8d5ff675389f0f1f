using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>Training a network beside a frozen model: LoRA, LLLite.</summary>
internal static class NetworkMemory
{
    public static RunMemory Of(MemorySettings settings)
    {
        IReadOnlyList<UnetUnit> units = UnetUnits.Of(settings.Family);
        int element = RunMemory.Element(settings.IsMixed), trainedBytes = RunMemory.Element(settings.IsFull16);
        int unetBytes = settings.Fp8Base || settings.Fp8BaseUnet ? 1 : element;
        long encoderNetwork = settings is { TrainsLora: true, TrainsTextEncoder: true } ? EncoderLora(settings) : 0;
        long trained = encoderNetwork + units.Sum(unit => settings.TrainsLllite ? Lllite(unit, settings) : unit.Lora(settings.NetworkDim));
        double weights = ((double)ParameterCounts.Unet(settings.Family) * unetBytes) + Encoders(settings) + ((double)trained * trainedBytes);
        TrainedTensors tensors = new(trained, 0, 0, 10_240L * settings.NetworkDim);

        StepWalkResult walk = new StepWalk
        {
            Shape = StepShape.Of(settings),
            Trained = TrainedPart.Network,
            WeightBytes = unetBytes,
            GradientBytes = trainedBytes,
            IsCheckpoint = _ => settings.GradientCheckpointing,
            LoraDim = settings.TrainsLora ? settings.NetworkDim : 0,
        }.Over(units);
        double encoderActivations = 0, encoderCopies = 0, embeddings = 0;
        if (encoderNetwork > 0)
        {
            encoderActivations = TextEncoderActivations.Of(settings);
            encoderCopies = settings.IsMixed && !settings.GradientCheckpointing && trainedBytes == 4 ? 2.0 * encoderNetwork : 0;
            // Checkpoints need an input with a gradient, so the token embeddings get one, which nobody clears (train_network.py:905).
            embeddings = settings.GradientCheckpointing ? (double)ParameterCounts.TokenEmbeddings(settings.Family) * element : 0;
        }

        double gradients = (double)trained * trainedBytes;
        StepMoment step = new(gradients, 0, 0, OptimizerBytes.Temporaries(settings.Optimizer, tensors, trainedBytes));
        StepMoment pass = walk.Peak.Plus(activations: encoderActivations, copies: encoderCopies);
        double scattered = Allocator.BetweenLayers(settings.Family, isNetwork: true, walk.Largest);
        // Without checkpoints all activations lie there at once, without gaps; only the optimizer's step finds some.
        if (!settings.GradientCheckpointing)
            scattered = Math.Clamp(step.Sum + scattered - pass.Sum, 0, scattered);
        return new RunMemory(
            weights,
            OptimizerBytes.States(settings.Optimizer, tensors, trainedBytes),
            gradients + embeddings,
            StepMoment.Larger(pass, step).Plus(gradients: embeddings),
            scattered);
    }

    // The LLLite script leaves them in 32 bits, as they are loaded.
    private static double Encoders(MemorySettings settings) => settings.CachesTextEncoderOutputs
        ? 0
        : (double)ParameterCounts.TextEncoders(settings.Family)
            * (settings.Fp8Base && !settings.Fp8BaseUnet ? 1 : settings.TrainsLllite ? 4 : RunMemory.Element(settings.IsMixed));

    private static long EncoderLora(MemorySettings settings) =>
        LoraShapes.TextEncodersOf(settings.Family).Sum(shape => (long)(shape.Inputs + shape.Outputs) * shape.Count) * settings.NetworkDim;

    // On q, k, v of self-attention and q of cross-attention in the first half (control_net_lllite_for_train.py:43).
    private static long Lllite(UnetUnit unit, MemorySettings settings)
    {
        if (!unit.HasAttention || unit.Part == UnetPart.Up)
            return 0;
        long dim = settings.NetworkDim, conditioning = settings.ConditioningDim, half = conditioning / 2;
        long picture = (3 * half * 16) + half + conditioning
            + (unit.Inputs > 640 ? (half * half * 16) + half + (half * conditioning * 4) : half * conditioning * 16);
        return 4 * (picture + (2 * unit.Inputs * dim) + ((dim + conditioning) * dim) + (2 * dim) + unit.Inputs);
    }
}
