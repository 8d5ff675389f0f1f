using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV036: an import will fail.</summary>
public sealed class PackageMissing : Rule<Machine>
{
    public static PackageMissing Rule { get; } = new();

    public override string Code => "ENV036";

    public override string Name => "package-missing";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A Python package that the training imports is not installed.";

    public override string Why =>
        "The trainer dies when it imports the package: at once, or after the model has been loaded.";

    public override string Remedy => "Install it into the trainer's environment with that environment's own pip.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        PythonFacts python = subject.Facts.Python;
        if (python.Version is null)
            yield break;
        IReadOnlyList<Requirement> pinned = subject.Facts.Checkout.Requirements;
        Requirement[] own = [.. pinned.Where(package => !python.Has(package))];
        if (own.Length > 0)
        {
            yield return At(
                new Location(python.Program),
                $"{own.Length} of the {pinned.Count} packages in requirements.txt are missing: {string.Join(", ", own.Take(5).Select(package => package.Name))}{(own.Length > 5 ? ", …" : "")}.",
                $"In the folder of sd-scripts: {python.Program} -m pip install -r requirements.txt.");
        }

        foreach (Requirement package in subject.Needs.Packages.Where(package => !python.Has(package) && !own.Any(package.IsSamePackage)))
            yield return At(new Location(python.Program), $"{package.Name} is missing, which {package.Because} needs.", $"{python.Program} -m pip install {package.Name}.");
    }
}
