using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class OptionOfOtherScript : ConfigRule
{
    public static OptionOfOtherScript Rule { get; } = new();

    public override string Code => "CFG035";

    public override string Name => "option-of-other-script";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A key of the training file is an option of another script only.";

    public override string Why => "The script has no such option and takes the key in silence, so that what it asks for is not done.";

    public override string Remedy => "Remove the line, or start the script that has the option.";

    public override Example Example => new(
        "cache_text_encoder_outputs = true  # train_network.py",
        "cache_text_encoder_outputs = true  # sdxl_train_network.py");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        foreach (string key in subject.UnknownKeys())
        {
            IReadOnlyList<string> others = OptionCatalogue.Current.ScriptsWith(key);
            // One that does nothing in its own script either is told of by a rule of its own.
            if (others.Count == 0 || key == TokenPaddingIdle.Option || !PythonValue.IsTrue(subject.Arguments.Find(key)))
                continue;
            string having = string.Join(", ", others.Take(3).Select(script => script + ".py"));
            string near = OptionCatalogue.Current.Suggest(key, subject.Request.Script) is { } meant ? $" Its nearest option is '{meant}'." : "";
            yield return On(subject, key, $"{subject.Request.Script}.py has no '{key}' and ignores it; {having} {(others.Count == 1 ? "has" : "have")} it.", Remedy + near);
        }
    }
}
