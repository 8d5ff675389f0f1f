using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>A trainer that was started here through a guard. How it ended is what the guard wrote, also where the guard's own end says something else.</summary>
internal sealed class GuardedProcess : ITrainerProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the others of a group that was killed as a whole may take to end.</summary>
    private static readonly TimeSpan GroupGrace = TimeSpan.FromSeconds(2);

    private readonly ITrainerProcess guard;
    private readonly AttemptFiles files;

    public GuardedProcess(ITrainerProcess guard, AttemptFiles files)
    {
        this.guard = guard;
        this.files = files;
        Exit = WaitAsync();
    }

    public int Id => guard.Id;

    public Task<ProcessExit?> Exit { get; }

    public bool IsAnyAlive => guard.IsAnyAlive;

    public void Interrupt() => guard.Interrupt();

    public void Kill() => guard.Kill();

    private async Task<ProcessExit?> WaitAsync()
    {
        ProcessExit? exit = await guard.Exit;
        if (files.Status() is { } status)
            return ProcessExit.WithCode(status);
        if (exit?.Code is not null || await GroupStop.IsGoneAsync(this, GroupGrace))
            return exit;
        // The guard alone was killed. The training is none the worse for that, and goes on to its end, as one that is found again does.
        while (IsAnyAlive)
            await Task.Delay(Pause);
        return null;
    }
}
