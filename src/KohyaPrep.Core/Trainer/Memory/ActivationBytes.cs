namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>What one layer keeps of a forward pass for the backward pass.</summary>
internal static class ActivationBytes
{
    /// <summary>
    /// Under autocast norms work in 32 bits on a copy of their input, and each linear layer that is trained keeps its own 16-bit copy; a
    /// frozen linear layer keeps nothing, a frozen convolution its input all the same (autograd has one formula for both of its gradients).
    /// </summary>
    public static double Of(UnetUnit unit, in StepShape step, TrainedPart trained)
    {
        double tokens = unit.Tokens(step.Size) * step.BatchSize;
        double bytes = tokens * OfToken(unit, step, trained);
        if (!unit.HasAttention)
            return bytes;
        bytes += 2.0 * step.ElementBytes * unit.Inputs * step.ContextTokens * step.BatchSize; // k and v of the text
        if (step.Attention == AttentionKind.Plain)
        {
            // Scores of all pairs after the softmax, which autocast computes in 32 bits, and their 16-bit copy.
            double keys = unit.Tokens(step.Size) + step.ContextTokens;
            bytes += tokens * unit.Heads * keys * (step.IsMixed ? 6 : 4);
        }

        return bytes + Lllite(unit, step, tokens);
    }

    /// <summary>What a checkpoint keeps: its input.</summary>
    public static double Boundary(UnetUnit unit, in StepShape step) =>
        unit.Tokens(step.Size) * step.BatchSize * step.ElementBytes * unit.Inputs;

    private static long OfToken(UnetUnit unit, in StepShape step, TrainedPart trained)
    {
        int element = step.ElementBytes;
        int norm = step.IsMixed ? 4 : element;
        long inputs = unit.Inputs, outputs = unit.Outputs;
        bool keepsInputs = trained != TrainedPart.Nothing;
        return unit.Kind switch
        {
            UnetUnitKind.Input => element * outputs,
            // Twice a norm, the activation after it and a convolution; a third convolution where the channels change.
            UnetUnitKind.Residual => (((2 * norm) + element) * (inputs + outputs)) + (inputs == outputs ? 0 : element * inputs),
            UnetUnitKind.ProjectionIn => (norm + (keepsInputs ? element : 0)) * inputs,
            UnetUnitKind.ProjectionOut => keepsInputs ? element * inputs : 0,
            UnetUnitKind.TransformerLayer => Layer(step, keepsInputs) * inputs,
            UnetUnitKind.Transformer =>
                (Layer(step, keepsInputs) + norm + (element * (trained == TrainedPart.Network ? 3 : 2))) * inputs,
            UnetUnitKind.Downsample => element * inputs,
            UnetUnitKind.Upsample => 4 * element * inputs,
            _ => ((2 * norm) + element) * inputs,
        };
    }

    // For each channel: the inputs of three norms; q, k, v and the output of self-attention, q and the output of cross-attention; the gated
    // feed-forward, 8 before the gate and 4 of the gate. Where linear layers are trained: their inputs after the norms, of which
    // autocast makes one copy each, and the input of the last.
    private static int Layer(in StepShape step, bool keepsInputs)
    {
        int element = step.ElementBytes;
        return (3 * (step.IsMixed ? 4 : element)) + (6 * element) + (12 * element) + (keepsInputs ? ((step.IsMixed ? 5 : 3) + 4) * element : 0);
    }

    // Four modules on each transformer layer of the first half: the conditioning picture's embedding, then the small layers.
    private static double Lllite(UnetUnit unit, in StepShape step, double tokens)
    {
        if (step.Lllite is not { } network || unit.Part == UnetPart.Up)
            return 0;
        double picture = (step.Size.Width / 4.0) * (step.Size.Height / 4.0) * step.BatchSize * network.Conditioning / 2;
        double small = tokens * (network.Conditioning + (3.0 * network.Dim) + (2 * unit.Inputs));
        return 4 * step.ElementBytes * (picture + small);
    }
}
