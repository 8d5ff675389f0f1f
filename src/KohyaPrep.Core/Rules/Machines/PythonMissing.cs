using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV013: there is no Python to run the trainer with.</summary>
public sealed class PythonMissing : Rule<LaunchFacts>
{
    public static PythonMissing Rule { get; } = new();

    public override string Code => "ENV013";

    public override string Name => "python-missing";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The Python that should run the trainer is not there, or cannot be run.";

    public override string Why => "sd-scripts runs in a Python environment of its own, with torch and accelerate in it.";

    public override string Remedy => "Name the Python of the environment that sd-scripts was installed into, such as venv/bin/python.";

    public override IEnumerable<Finding> Check(LaunchFacts subject)
    {
        if (!subject.ExecutableIsThere)
            yield return At(new Location(subject.Executable), "there is no such program, or it may not be run");
    }
}
