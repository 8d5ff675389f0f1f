namespace KohyaPrep.Core.Trainer.Scans;

/// <summary>What a scan found of one training script.</summary>
/// <param name="Name">Without <c>.py</c>.</param>
/// <param name="StandIns">The packages that had stand-ins.</param>
/// <param name="Unread">Places in the source text (<c>file:line</c>) that could not be followed; options may be missing or lack their default.</param>
/// <param name="Disagreements">Options that running and reading do not find alike; what ran counts.</param>
/// <param name="Reason">Why it was not run, or why nothing was found; null when it ran.</param>
/// <param name="Options">In ordinal order of names, each with this script alone.</param>
public sealed record ScannedScript(
    string Name,
    ScanWay Way,
    IReadOnlyList<string> StandIns,
    IReadOnlyList<string> Unread,
    IReadOnlyList<string> Disagreements,
    string? Reason,
    IReadOnlyList<TrainerOption> Options)
{
    /// <summary>The way as <c>--json</c> has it.</summary>
    public string WayName => Way switch
    {
        ScanWay.Packages => "packages",
        ScanWay.StandIns => "stand-ins",
        ScanWay.Source => "source",
        _ => "none",
    };
}
