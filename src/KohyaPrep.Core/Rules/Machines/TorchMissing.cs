using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV033: there is no PyTorch.</summary>
public sealed class TorchMissing : Rule<Machine>
{
    public static TorchMissing Rule { get; } = new();

    public override string Code => "ENV033";

    public override string Name => "torch-missing";

    public override Severity Severity => Severity.Error;

    public override string Summary => "PyTorch is not installed for the trainer's Python, or cannot be imported.";

    public override string Why =>
        "The trainer ends at its first import.";

    public override string Remedy => "`kohyaprep trainer install` makes an environment with PyTorch for this GPU; or name the Python that has it with --python.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        PythonFacts python = subject.Facts.Python;
        if (python.Version is not null && python.Torch is null)
            yield return At(new Location(python.Program), $"It has no PyTorch: {(python.TorchTrouble ?? "no module named torch").TrimEnd('.')}.");
    }
}
