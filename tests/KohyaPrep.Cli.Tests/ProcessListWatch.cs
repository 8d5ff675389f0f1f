namespace KohyaPrep.Cli.Tests;

/// <summary>Looks at the process list again and again until it is disposed of.</summary>
internal sealed class ProcessListWatch : IDisposable
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource end = new();
    private readonly Thread thread;

    public ProcessListWatch()
    {
        thread = new Thread(Look) { IsBackground = true };
        thread.Start();
    }

    /// <summary>Ends the watch; fails when one of these stood among any process's arguments, or when the process that matters was never seen.</summary>
    public void AssertNothingOf(IEnumerable<string> secrets, string mustBeSeen)
    {
        Dispose();
        Assert.Contains(seen, line => line.Contains(mustBeSeen, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(seen, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        end.Cancel();
        thread.Join();
    }

    private void Look()
    {
        do
            seen.UnionWith(ProcessList.CommandLines());
        while (!end.Token.WaitHandle.WaitOne(30));
    }
}
