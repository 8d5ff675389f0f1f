using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV037: packages that the trainer was not tried with.</summary>
public sealed class PackageOfOtherVersion : Rule<Machine>
{
    public static PackageOfOtherVersion Rule { get; } = new();

    public override string Code => "ENV037";

    public override string Name => "package-of-other-version";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A package has another version than the trainer pins.";

    public override string Why =>
        "sd-scripts pins the versions that it was tried with; diffusers, transformers and accelerate change between versions in ways that it trips over.";

    public override string Remedy => "Install the pinned versions: pip install -r requirements.txt in the folder of sd-scripts.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        PythonFacts python = subject.Facts.Python;
        string[] others =
        [
            .. from package in subject.Facts.Checkout.Requirements
               let installed = python.VersionOf(package)
               where installed is not null && package.Pinned is not null && Plain(installed) != Plain(package.Pinned)
               select $"{package.Name} {installed} instead of {package.Pinned}",
        ];
        if (others.Length > 0)
            yield return At(new Location(python.Program), $"{string.Join(", ", others.Take(5))}{(others.Length > 5 ? $" and {others.Length - 5} more" : "")}.");
    }

    // 1.4 and 1.4.0 are one version, and so are 2.6.0 and its build 2.6.0+cu124.
    private static string Plain(string version)
    {
        string plain = version.Split('+')[0];
        while (plain.EndsWith(".0", StringComparison.Ordinal))
            plain = plain[..^2];
        return plain;
    }
}
