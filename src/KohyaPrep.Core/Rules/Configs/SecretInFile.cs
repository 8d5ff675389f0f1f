using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SecretInFile : ConfigRule
{
    public static SecretInFile Rule { get; } = new();

    public override string Code => "CFG096";

    public override string Name => "secret-in-file";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A key or token stands in a file.";

    public override string Why => "Training files are copied, shared and uploaded with models; whoever reads this one can act in your name.";

    public override string Remedy =>
        "Remove the line, give the secret in the environment (WANDB_API_KEY, HF_TOKEN), and make a new one if the file was "
        + "ever shared.";

    public override Example Example => new("wandb_api_key = \"…\"", "# WANDB_API_KEY in the environment");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from key in (string[])["wandb_api_key", "huggingface_token"]
        from place in subject.Everywhere(key)
        where place.Value is ConfigNode.Text { Value.Length: > 0 }
        select At(place.Location, $"{key} stands in the file.");
}
