using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class OutputFolderUnset : ConfigRule
{
    public static OutputFolderUnset Rule { get; } = new();

    public override string Code => "CFG068";

    public override string Name => "output-folder-unset";

    public override Severity Severity => Severity.Error;

    public override string Summary => "output_dir is not set.";

    public override string Why => "The run dies as it saves its first file, after the training that should have been in it.";

    public override string Remedy => "Set output_dir.";

    public override Example Example => new("# no output_dir", "output_dir = \"output\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Arguments.Find("output_dir") is null)
            yield return At(new Location(subject.TrainingFile), "output_dir is not set: the run dies at its first save.");
    }
}
