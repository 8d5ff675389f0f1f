using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class WrongOptionType : ConfigRule
{
    public static WrongOptionType Rule { get; } = new();

    public override string Code => "CFG036";

    public override string Name => "wrong-option-type";

    public override Severity Severity => Severity.Error;

    public override string Summary => "An option of the training file has a value of the wrong type.";

    public override string Why =>
        "Types are not checked as the file is read. The value goes on as it is, and the run dies where it is used, often "
        + "minutes later, or takes it for something else: the text \"false\" counts as true.";

    public override string Remedy => "Write the value in the type of the option.";

    public override Example Example => new("learning_rate = \"1e-4\"", "learning_rate = 1e-4");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        foreach ((string key, ConfigNode value) in TrainerArguments.Flatten(subject.Request.Training))
        {
            if (OptionCatalogue.Current.Find(key, subject.Request.Script) is not { } option || OptionTypes.Fits(option, value))
                continue;
            // A number is as good as a flag: Python asks for its truth only.
            bool works = option.Type == OptionType.Flag && value is ConfigNode.Whole;
            yield return On(subject, key, $"{key} is {ConfigNodeText.Of(value)}, and the option takes {option.TypeInWords}.",
                $"Write {key} as {option.TypeInWords}.", works ? Severity.Warning : null);
        }
    }
}
