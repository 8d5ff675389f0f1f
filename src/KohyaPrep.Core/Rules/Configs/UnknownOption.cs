using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class UnknownOption : ConfigRule
{
    public static UnknownOption Rule { get; } = new();

    public override string Code => "CFG034";

    public override string Name => "unknown-option";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A key of the training file is no option of any script.";

    public override string Why =>
        "The trainer takes an unknown key without a word and goes on with the default of the option that was meant: "
        + "`batch_size = 4` trains at batch 1.";

    public override string Remedy => "Correct the name, or remove the line.";

    public override Example Example => new("learnig_rate = 1e-4", "learning_rate = 1e-4");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        string script = subject.Request.Script;
        foreach (string key in subject.UnknownKeys().Where(key => OptionCatalogue.Current.ScriptsWith(key).Count == 0))
        {
            if (Meant(key, script) is not { } meant)
            {
                yield return On(subject, key, $"'{key}' is not an option of {script}.py: it has no effect.", severity: Severity.Warning);
                continue;
            }

            string stays = subject.Arguments.Find(meant) is { } value && !subject.Has(meant)
                ? $"{meant} stays at its default, {ConfigNodeText.Of(value)}"
                : subject.Has(meant) ? $"{meant} is set elsewhere and stays as it is there" : $"{meant} stays unset";
            yield return On(subject, key, $"'{key}' is not an option of {script}.py: {stays}.", $"Did you mean '{meant}'?");
        }
    }

    private static string? Meant(string key, string script) => key switch
    {
        "batch_size" => "train_batch_size",
        "num_repeats" => "dataset_repeats",
        "epoch" or "epochs" => "max_train_epochs",
        "steps" => "max_train_steps",
        _ => OptionCatalogue.Current.Suggest(key, script),
    };
}
