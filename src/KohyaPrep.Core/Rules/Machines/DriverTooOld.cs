using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV031: PyTorch asks more than the driver can.</summary>
public sealed class DriverTooOld : Rule<Machine>
{
    public static DriverTooOld Rule { get; } = new();

    public override string Code => "ENV031";

    public override string Name => "driver-too-old";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The GPU's driver is older than the CUDA that PyTorch was built for.";

    public override string Why =>
        "PyTorch brings its own CUDA, but the driver must be able to run it; otherwise the trainer finds no GPU.";

    public override string Remedy => "Update the driver, or install PyTorch for the CUDA that it has: `kohyaprep trainer install` chooses it.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        // Within one major version every driver runs every build (CUDA's minor version compatibility).
        if (subject.Facts.Gpu.Cuda is { } driver && subject.Facts.Python.Torch?.Cuda is { } built && driver.Major < built.Major)
            yield return At(new Location("driver"), $"The driver {subject.Facts.Gpu.Driver} runs CUDA {driver}, and PyTorch was built for CUDA {built}.");
    }
}
