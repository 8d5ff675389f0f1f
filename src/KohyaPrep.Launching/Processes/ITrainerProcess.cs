using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>A started trainer with all the processes that it starts itself.</summary>
internal interface ITrainerProcess
{
    int Id { get; }

    /// <summary>Completes when the process that was started ends; those that it started may still run. Null when nobody saw how.</summary>
    Task<ProcessExit?> Exit { get; }

    /// <summary>Whether any of the processes runs.</summary>
    bool IsAnyAlive { get; }

    /// <summary>Asks all the processes to end, as Ctrl-C does.</summary>
    void Interrupt();

    /// <summary>Ends all the processes without asking.</summary>
    void Kill();
}
