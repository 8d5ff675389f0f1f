namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>What a kind of training takes, in bytes.</summary>
/// <param name="Weights">Of all models on the GPU during a step.</param>
/// <param name="States">Of the optimizer.</param>
/// <param name="Gradients">Of a whole model that is trained, all at once; 0 for a network beside one.</param>
/// <param name="Peak">The fullest moment of a step.</param>
/// <param name="Scattered">What lies between blocks of other sizes and cannot be used again.</param>
internal sealed record RunMemory(double Weights, double States, double Gradients, StepMoment Peak, double Scattered)
{
    /// <summary>Bytes of a 32- or 16-bit element.</summary>
    public static int Element(bool is16) => is16 ? 2 : 4;

    public static RunMemory Of(MemorySettings settings) => settings switch
    {
        { TrainsLora: true } or { TrainsLllite: true } => NetworkMemory.Of(settings),
        { TrainsControlNet: true } => ControlNetMemory.Of(settings),
        _ => WholeModelMemory.Of(settings),
    };
}
