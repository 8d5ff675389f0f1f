using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>A trainer that ended while nobody watched it, without a trace but its files.</summary>
internal sealed class EndedProcess : ITrainerProcess
{
    /// <summary>Not known any more.</summary>
    public int Id => 0;

    public Task<ProcessExit?> Exit { get; } = Task.FromResult<ProcessExit?>(null);

    public bool IsAnyAlive => false;

    public void Interrupt()
    {
    }

    public void Kill()
    {
    }
}
