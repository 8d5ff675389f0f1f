using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SamplePromptsMissing : ConfigRule
{
    public static SamplePromptsMissing Rule { get; } = new();

    public override string Code => "CFG121";

    public override string Name => "sample-prompts-missing";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The file of sample prompts is not there, or has an ending that the trainer does not know.";

    public override string Why =>
        "Where it is missing, no sample is drawn, or an SDXL run with cached text encoder outputs dies while it caches; with another ending than .txt, .toml or .json the run dies "
        + "when the first sample is due.";

    public override string Remedy => "Correct sample_prompts.";

    public override Example Example => new(
        "sample_prompts = \"prompts.txt\"  # no such file",
        "sample_prompts = \"prompts.txt\"  # beside it");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Text("sample_prompts") is not { Length: > 0 } path)
            yield break;
        if (!subject.Disk().IsFile(path))
            yield return On(subject, "sample_prompts", $"There is no file {path}.");
        else if (Path.GetExtension(path) is not (".txt" or ".toml" or ".json"))
            yield return On(subject, "sample_prompts", $"{path} is neither .txt, .toml nor .json.", "Rename the file.", Severity.Error);
    }
}
