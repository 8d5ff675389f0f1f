namespace KohyaPrep.Core.Runs;

/// <summary>A value of a TensorBoard event file.</summary>
/// <param name="Tag">Such as <c>lr/unet</c>.</param>
/// <param name="Step">As the trainer counts.</param>
/// <param name="Time">In seconds since 1970.</param>
public readonly record struct Scalar(string Tag, long Step, double Value, double Time);
