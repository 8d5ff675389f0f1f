namespace KohyaPrep.Core;

/// <summary>Counts what is done, from many threads, and tells it at most twenty times a second and at the end.</summary>
public sealed class ProgressTally(int total, Action<int, int>? tell)
{
    private const int MillisecondsBetween = 50;
    private readonly Lock gate = new();
    private long lastTold = Environment.TickCount64;
    private int done;

    public void Add()
    {
        if (tell is null)
            return;
        lock (gate)
        {
            done++;
            long now = Environment.TickCount64;
            if (done < total && now - lastTold < MillisecondsBetween)
                return;
            lastTold = now;
            tell(done, total);
        }
    }
}
