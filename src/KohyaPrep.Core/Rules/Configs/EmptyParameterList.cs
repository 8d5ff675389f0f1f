using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class EmptyParameterList : ConfigRule
{
    public static EmptyParameterList Rule { get; } = new();

    public override string Code => "CFG101";

    public override string Name => "empty-parameter-list";

    public override Severity Severity => Severity.Error;

    public override string Summary => "stop_text_encoder_training = -1 goes with an 8-bit optimizer in train_db.py.";

    public override string Why =>
        "The list of what is to be trained is used up before the optimizer gets it (train_db.py:199): the run dies with "
        + "\"optimizer got an empty parameter list\".";

    public override string Remedy => "Take AdamW, or let the text encoder train.";

    public override Example Example => new(
        "stop_text_encoder_training = -1\noptimizer_type = \"AdamW8bit\"",
        "stop_text_encoder_training = -1\noptimizer_type = \"AdamW\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Request.Script == "train_db" && subject.Number("stop_text_encoder_training") < 0 && subject.Optimizer() == "adamw8bit")
            yield return On(subject, "stop_text_encoder_training", "stop_text_encoder_training = -1 dies with AdamW8bit: its parameter list is empty.");
    }
}
