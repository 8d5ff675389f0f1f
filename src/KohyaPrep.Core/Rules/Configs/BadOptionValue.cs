using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class BadOptionValue : Rule<Recipe>
{
    public static BadOptionValue Rule { get; } = new();

    public override string Code => "CFG008";

    public override string Name => "bad-option-value";

    public override Severity Severity => Severity.Error;

    public override string Summary => "An option of the trainer has a value of another type, or none of its choices.";

    public override string Why => "The trainer checks nothing that it reads from its file: a wrong value is used as it is, and fails late or trains something else.";

    public override string Remedy => "Write the value in the option's own type.";

    public override Example Example => new("options:\n  noise_offset: \"much\"", "options:\n  noise_offset: 0.05");

    public override IEnumerable<Finding> Check(Recipe subject)
    {
        if (TrainerScript.For(subject.Route, subject.Family) is not { } script)
            yield break;
        foreach (RecipeOption given in subject.Options)
        {
            if (OptionCatalogue.Current.Find(given.Name, script.Name) is { } option && !OptionParser.TryParse(option, given, out _, out string? reason))
                yield return At(given.Origin.Location, $"'{given.Name}' {reason}.");
        }
    }
}
