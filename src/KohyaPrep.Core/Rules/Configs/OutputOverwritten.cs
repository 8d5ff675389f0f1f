using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class OutputOverwritten : ConfigRule
{
    public static OutputOverwritten Rule { get; } = new();

    public override string Code => "CFG099";

    public override string Name => "output-overwritten";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The file that the run ends with is already there.";

    public override string Why =>
        "The trainer writes over it without a question, and over the numbered files of the earlier run as it comes to them.";

    public override string Remedy => "Take another output_name, or move the earlier files away.";

    public override Example Example => new("output_name = \"punks\"  # out/punks.safetensors is there", "output_name = \"punks2\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        string name = subject.Text("output_name") ?? "last";
        string extension = subject.Text("save_model_as") switch { "pt" => ".pt", "ckpt" => ".ckpt", "safetensors" => ".safetensors", _ => ".ckpt" };
        if (subject.Text("output_dir") is { } folder && subject.Disk().IsFile(PythonPath.Join(folder, name + extension)))
            yield return On(subject, "output_name", $"{PythonPath.Join(folder, name + extension)} is already there and will be overwritten.");
    }
}
