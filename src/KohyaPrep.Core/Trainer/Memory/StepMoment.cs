namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>What lies on the GPU at one moment of a step beside the weights and the optimizer's states, in bytes.</summary>
/// <param name="Copies">Weights copied into 16 bits by autocast.</param>
/// <param name="Temporaries">Of the optimizer's step.</param>
internal readonly record struct StepMoment(double Gradients, double Activations, double Copies, double Temporaries = 0)
{
    public double Sum => Gradients + Activations + Copies + Temporaries;

    public StepMoment Plus(double gradients = 0, double activations = 0, double copies = 0) =>
        new(Gradients + gradients, Activations + activations, Copies + copies, Temporaries);

    public static StepMoment Larger(StepMoment first, StepMoment second) => first.Sum >= second.Sum ? first : second;
}
