namespace KohyaPrep.Core.Runs;

/// <summary>The machine that a run ran on, in the file <see cref="RunFolder.Machine"/>.</summary>
/// <param name="System">Such as <c>Debian GNU/Linux 13</c>.</param>
/// <param name="MemoryBytes">Of the machine, or of the container.</param>
public sealed record RunMachine(string System, int Cores, long MemoryBytes, IReadOnlyList<RunCard> Gpus)
{
    /// <summary>The trainer's Python, as it was started.</summary>
    public string? Python { get; init; }
}
