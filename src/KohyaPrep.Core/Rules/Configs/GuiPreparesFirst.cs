using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class GuiPreparesFirst : GuiRule
{
    public static GuiPreparesFirst Rule { get; } = new();

    public override string Code => "CFG138";

    public override string Name => "gui-prepares-first";

    public override Severity Severity => Severity.Info;

    public override string Summary => "The fine-tune tab writes metadata before it trains.";

    public override string Why =>
        "With these boxes ticked it first gathers the captions of the picture folder into a metadata file, and measures and caches the pictures, each time. "
        + "The training file alone finds no metadata where the GUI has never run.";

    public override string Remedy => "Run the two steps of sd-scripts/finetune yourself, or train folders of captioned pictures.";

    public override Example Example => new("{\"generate_image_buckets\": true, …}", "{\"generate_image_buckets\": false, …}");

    protected override IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui) =>
        gui.Tab != GuiTab.FineTune || gui.Training.Find("dataset_config") is not null ? [] :
            from shown in gui.Fields
            where shown.Field.Name is "generate_caption_database" or "generate_image_buckets" && PythonValue.IsTrue(shown.Value)
            select AtValue(subject, shown.Value, $"{shown.Field.Name} is on: the GUI writes {gui.Training.Find("in_json") switch { ConfigNode.Text text => text.Value, _ => "metadata" }} anew before it trains.");
}
