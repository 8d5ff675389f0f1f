using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV039: the plan may not hold.</summary>
public sealed class TrainerOfOtherVersion : Rule<Machine>
{
    public static TrainerOfOtherVersion Rule { get; } = new();

    public override string Code => "ENV039";

    public override string Name => "trainer-of-other-version";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The trainer is of another version than the options that everything is checked against.";

    public override string Why =>
        "Options come, go and change their defaults between versions, so a plan may not say what this trainer does.";

    public override string Remedy => "`kohyaprep trainer scan DIR` reads this version's options, and KOHYAPREP_CATALOGUE uses them; or `kohyaprep trainer install` gets the version that is known.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        CheckoutFacts checkout = subject.Facts.Checkout;
        OptionCatalogue catalogue = OptionCatalogue.Current;
        if (!subject.Facts.Launch.ScriptIsThere || checkout.Commit == catalogue.Commit)
            yield break;
        yield return checkout.Commit.Length == 0
            ? At(new Location(checkout.Folder), $"Its version is not known, since it is no git checkout; options are those of {catalogue.Version}.", severity: Severity.Info)
            : At(new Location(checkout.Folder), $"It is {checkout.Shown}, and options are checked against {catalogue.Version} ({catalogue.Commit[..8]}).");
    }
}
