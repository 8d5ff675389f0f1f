using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class PathOfOtherMachine : ConfigRule
{
    public static PathOfOtherMachine Rule { get; } = new();

    public override string Code => "CFG097";

    public override string Name => "path-of-other-machine";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A path is one of another machine.";

    public override string Why =>
        "The file was written elsewhere: here the folder does not exist, and the trainer finds no model, no pictures, or "
        + "cannot save.";

    public override string Remedy => "Write paths relative to the folder in which the trainer is started.";

    public override Example Example => new("output_dir = \"/content/drive/MyDrive/out\"", "output_dir = \"out\"");

    private static readonly string[] Roots = ["/content/", "/workspace/", "/kaggle/", "/notebooks/", "/teamspace/", "/mnt/c/", "/Users/"];

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from entry in subject.Entries()
        let text = (entry.Place.Value as ConfigNode.Text)?.Value
        where text is not null && IsForeign(text, subject.Disk())
        select At(entry.Place.Location, $"{entry.Key} is a path of another machine: {ConfigNodeText.Of(entry.Place.Value)}.");

    private static bool IsForeign(string path, TrainerFolder disk) =>
        path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '\\' or '/' ? !OperatingSystem.IsWindows()
        : Roots.FirstOrDefault(root => path.StartsWith(root, StringComparison.Ordinal)) is { } found && !disk.Exists(found.TrimEnd('/'));
}
