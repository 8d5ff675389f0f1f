using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ModelNotHere : ConfigRule
{
    public static ModelNotHere Rule { get; } = new();

    public override string Code => "CFG141";

    public override string Name => "model-not-here";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The base model's file does not exist where the trainer will look for it.";

    public override string Why =>
        "pretrained_model_name_or_path is a path, relative to the folder in which the trainer is started, or a name on Hugging Face. A file's name alone, as it "
        + "stands on a model's page, is neither: the trainer asks the Hub for it and dies.";

    public override string Remedy => "Write the path of the file as it lies on the machine that trains, or owner/name for a model of Hugging Face.";

    public override Example Example => new(
        "pretrained_model_name_or_path = \"pixels_v2.safetensors\"", "pretrained_model_name_or_path = \"models/pixels_v2.safetensors\"");

    private static readonly string[] Extensions = [".safetensors", ".ckpt", ".pt", ".pth", ".bin"];

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        const string Key = "pretrained_model_name_or_path";
        if (subject.Text(Key) is { Length: > 0 } model && IsFile(model) && !model.Contains('\0') && !subject.Disk().Exists(model))
            yield return On(subject, Key, $"{Key} must be a path that exists, and there is no '{model}' here.");
    }

    // A relative one with a slash and no extension may be a model of Hugging Face.
    private static bool IsFile(string model) => Extensions.Contains(Path.GetExtension(model).ToLowerInvariant()) || model[0] is '/' or '.' or '~';
}
