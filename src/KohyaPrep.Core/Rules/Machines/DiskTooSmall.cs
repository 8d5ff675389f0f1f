using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV011: the disk fills up before the training is over.</summary>
public sealed class DiskTooSmall : Rule<LaunchFacts>
{
    public static DiskTooSmall Rule { get; } = new();

    public override string Code => "ENV011";

    public override string Name => "disk-too-small";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The run will write more than the disk has room for.";

    public override string Why =>
        "A full disk is found out when a file is saved: the trainer dies then, and the file that it was writing is damaged.";

    public override string Remedy => "Make room, save less often (save_every_n_epochs, save_last_n_epochs), or set output_dir to another disk.";

    public override IEnumerable<Finding> Check(LaunchFacts subject)
    {
        if (subject.FreeBytes is { } free && subject.NeededBytes is { } needed && free < needed)
            yield return At(new Location(subject.OutputFolder), $"the run writes about {Gibibytes(needed)} GiB, and {Gibibytes(free)} GiB are free");
    }

    private static string Gibibytes(long bytes) => (bytes / (double)(1 << 30)).ToString("0.0##", CultureInfo.InvariantCulture);
}
