namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>
/// Walks through the layers forward and backward and keeps count of what lies on the GPU: activations pile up on the way forward (with
/// checkpoints, the inputs of layers only), and go on the way back, while gradients pile up.
/// </summary>
internal sealed record StepWalk
{
    // Of what a layer keeps, how much its backward pass takes on top; measured.
    private const double BackwardShare = 0.44;

    // Of what a checkpointed layer would keep, how much lies there at once as it is computed forward.
    private const double ForwardShare = 0.9;

    public required StepShape Shape { get; init; }

    public required TrainedPart Trained { get; init; }

    /// <summary>Of an element of the layers' weights.</summary>
    public required int WeightBytes { get; init; }

    /// <summary>Of an element of a gradient.</summary>
    public required int GradientBytes { get; init; }

    /// <summary>Which layers are checkpoints.</summary>
    public required Func<UnetUnit, bool> IsCheckpoint { get; init; }

    /// <summary>Of a LoRA; 0 where there is none.</summary>
    public int LoraDim { get; init; }

    /// <summary>Whether gradients stay until the optimizer's step.</summary>
    public bool KeepsGradients { get; init; } = true;

    public StepWalkResult Over(IReadOnlyList<UnetUnit> units)
    {
        List<(double Kept, double Saved, double Copies, double Gradient, bool IsCheckpoint)> layers = [.. units.Select(Measure)];
        StepMoment peak = default;
        double kept = 0, cached = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            cached += layers[i].IsCheckpoint ? CachedCopies(units[i]) : layers[i].Copies;
            double working = layers[i].IsCheckpoint ? layers[i].Saved * ForwardShare : layers[i].Kept;
            peak = StepMoment.Larger(peak, new StepMoment(0, kept + working, cached));
            kept += layers[i].Kept;
        }

        StepMoment forwardEnd = new(0, kept, cached);
        peak = StepMoment.Larger(peak, forwardEnd);
        double gradients = 0;
        // Autocast forgets its copies when the forward pass is over; those of layers that are no checkpoints are held until their turn.
        double copies = layers.Where(layer => !layer.IsCheckpoint).Sum(layer => layer.Copies);
        foreach ((double own, double saved, double copied, double gradient, bool isCheckpoint) in Enumerable.Reverse(layers))
        {
            double recomputed = isCheckpoint ? saved : 0;
            peak = StepMoment.Larger(peak, new StepMoment(
                gradients + gradient, kept + recomputed + (saved * BackwardShare), copies + (isCheckpoint ? copied : 0)));
            gradients += KeepsGradients ? gradient : 0;
            kept -= own;
            copies -= isCheckpoint ? 0 : copied;
        }

        return new StepWalkResult(peak, forwardEnd, layers.Max(layer => layer.Saved));
    }

    private (double Kept, double Saved, double Copies, double Gradient, bool IsCheckpoint) Measure(UnetUnit unit)
    {
        double saved = ActivationBytes.Of(unit, Shape, Trained);
        bool isCheckpoint = unit.CanCheckpoint && IsCheckpoint(unit);
        // Autocast copies 32-bit weights, and 8-bit ones, into 16 bits.
        double copies = Shape.IsMixed && WeightBytes != 2 ? 2.0 * unit.Weights : 0;
        if (Shape.IsMixed && GradientBytes == 4)
            copies += 2.0 * unit.Lora(LoraDim);
        double gradient = GradientBytes * (double)(Trained == TrainedPart.Everything ? unit.Weights : unit.Lora(LoraDim));
        return (isCheckpoint ? ActivationBytes.Boundary(unit, Shape) : saved, saved, copies, gradient, isCheckpoint);
    }

    // Autocast caches copies of what is trained only.
    private double CachedCopies(UnetUnit unit) => (Shape.IsMixed, Trained) switch
    {
        (true, TrainedPart.Everything) when WeightBytes == 4 => 2.0 * unit.Weights,
        (true, TrainedPart.Network) when GradientBytes == 4 => 2.0 * unit.Lora(LoraDim),
        _ => 0,
    };
}
