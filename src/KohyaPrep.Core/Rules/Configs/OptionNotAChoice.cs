using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class OptionNotAChoice : ConfigRule
{
    public static OptionNotAChoice Rule { get; } = new();

    public override string Code => "CFG037";

    public override string Name => "option-not-a-choice";

    public override Severity Severity => Severity.Error;

    public override string Summary => "An option of the training file has a value that is none of its choices.";

    public override string Why =>
        "The command line would refuse it; the file is not checked. The value then fails in the middle, or is taken for "
        + "another.";

    public override string Remedy => "Write one of the choices.";

    public override Example Example => new("mixed_precision = \"fp32\"", "mixed_precision = \"no\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        foreach ((string key, ConfigNode value) in TrainerArguments.Flatten(subject.Request.Training))
        {
            if (OptionCatalogue.Current.Find(key, subject.Request.Script) is not { Choices.Count: > 0 } option
                || !OptionTypes.Fits(option, value) || IsTakenAnyway(key, value) || IsOfGui(subject, key, value) || option.Choices.Any(choice => OptionTypes.IsSame(choice, value)))
                continue;
            string choices = string.Join(", ", option.Choices.Select(choice => choice.Shown));
            string near = value is ConfigNode.Text text && Nearest.Of(text.Value, option.Choices.Select(choice => choice.Shown)) is { } meant
                ? $" Did you mean '{meant}'?" : "";
            yield return On(subject, key, $"{key} is {ConfigNodeText.Of(value)}, which is none of its choices.{near}",
                $"Write one of {choices}, or leave {key} out.");
        }
    }

    // The trainer knows one more way of scaling than its command line lets in (train_util.py:725).
    private static bool IsTakenAnyway(string key, ConfigNode value) => key == "resize_interpolation" && value is ConfigNode.Text { Value: "box" };

    // The GUI writes both into every file, and they do what saying nothing does: 75 tokens are the trainer's own, and dynamo waits for torch_compile.
    private static bool IsOfGui(ForeignConfig subject, string key, ConfigNode value) => subject.Gui is not null && (key, value) switch
    {
        ("max_token_length", ConfigNode.Whole length) => length.Value == 75,
        ("dynamo_backend", ConfigNode.Text { Value: "no" }) => !subject.Arguments.IsOn("torch_compile"),
        _ => false,
    };
}
