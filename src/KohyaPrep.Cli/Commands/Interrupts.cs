using System.Runtime.InteropServices;

namespace KohyaPrep.Cli.Commands;

/// <summary>
/// What Ctrl+C and a polite request to end (SIGTERM) do: the work is cancelled and cleans up after itself; a command that needs more
/// time for that takes the signal over.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private Action? taker;

    public Interrupts()
    {
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
            registrations.Add(PosixSignalRegistration.Create(signal, Take));
    }

    public CancellationToken Token => source.Token;

    /// <summary>From now on, signals are this one's matter.</summary>
    public void HandTo(Action handler) => taker = handler;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        // A second one, while the first is still being obeyed, ends the program at once.
        context.Cancel = taker is not null || !source.IsCancellationRequested;
        if (taker is { } handler)
            handler();
        else
            source.Cancel();
    }
}
