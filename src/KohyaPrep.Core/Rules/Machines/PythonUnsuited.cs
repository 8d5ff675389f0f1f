using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV032: a Python that the trainer does not run in.</summary>
public sealed class PythonUnsuited : Rule<Machine>
{
    public static PythonUnsuited Rule { get; } = new();

    public override string Code => "ENV032";

    public override string Name => "python-unsuited";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The trainer does not run in this version of Python.";

    public override string Why =>
        "sd-scripts is made for Python 3.10 and runs in 3.11 and 3.12. Older ones lack syntax that it uses; for newer ones some of the packages that it pins do not exist.";

    public override string Remedy => "Make an environment with Python 3.10 to 3.12: `kohyaprep trainer install --python python3.11`.";

    private static readonly Version Oldest = new(3, 10), AfterNewest = new(3, 13);

    public override IEnumerable<Finding> Check(Machine subject)
    {
        PythonFacts python = subject.Facts.Python;
        Location place = new(python.Program);
        if (python.Version is { } old && old < Oldest)
            yield return At(place, $"It is Python {old}.");
        else if (python.Version is { } young && young >= AfterNewest)
            yield return At(place, $"It is Python {young}, which sd-scripts was not tried with.", severity: Severity.Warning);
        else if (python.Trouble is { } trouble && subject.Facts.Launch.ExecutableIsThere)
            yield return At(place, $"It does not run: {trouble.TrimEnd('.')}.");
    }
}
