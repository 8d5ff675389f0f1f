using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SaveFormUnset : ConfigRule
{
    public static SaveFormUnset Rule { get; } = new();

    public override string Code => "CFG143";

    public override string Name => "save-form-unset";

    public override Severity Severity => Severity.Info;

    public override string Summary => "save_model_as is left to a script that writes safetensors by itself.";

    public override string Why =>
        "The scripts do not agree: those for networks and control nets write .safetensors where nothing is said, train_db.py, fine_tune.py and sdxl_train.py do "
        + "not. The same file started with another script saves in another form.";

    public override string Remedy => "Nothing has to be done; save_model_as = \"safetensors\" says it for every script.";

    public override Example Example => new("# no save_model_as  # train_network.py", "save_model_as = \"safetensors\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        const string Key = "save_model_as";
        if (!subject.Has(Key) && OptionCatalogue.Current.Find(Key, subject.Request.Script)?.Default is SettingValue.Text { Value: var form })
            yield return At(new Location(subject.TrainingFile), $"{Key} is not set: {subject.Request.Script}.py writes .{form} files by default.");
    }
}
