namespace KohyaPrep.Captioning.Visions;

/// <summary>Lets so many requests begin in a minute, evenly.</summary>
/// <param name="perMinute">0 for as many as come.</param>
internal sealed class RequestPace(double perMinute, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private DateTimeOffset next;

    public void Dispose() => turn.Dispose();

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task Wait(CancellationToken cancellation)
    {
        if (perMinute <= 0)
            return;
        await turn.WaitAsync(cancellation);
        try
        {
            TimeSpan early = next - time.GetUtcNow();
            if (early > TimeSpan.Zero)
                await Task.Delay(early, time, cancellation);
            next = time.GetUtcNow() + TimeSpan.FromMinutes(1 / perMinute);
        }
        finally
        {
            turn.Release();
        }
    }
}
