using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Runs;

/// <summary>Reads what has been added to a log since the last look.</summary>
internal sealed class LogFollower(string path, Action<TrainerEvent> report) : IDisposable
{
    // A log that was deleted since is no reason not to judge its run by what else there is.
    private readonly FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    private readonly TrainerLine line = new(report);
    private readonly SecretMask mask = new(path);
    private readonly byte[] buffer = new byte[1 << 16];

    /// <summary>Reads up to the present end of the file.</summary>
    public void CatchUp()
    {
        while (true)
        {
            long place = file.Position;
            int count = file.Read(buffer);
            if (count == 0)
                return;
            mask.Take(buffer.AsSpan(0, count), place);
            line.Feed(buffer.AsSpan(0, count));
        }
    }

    /// <summary>Reads the rest; nothing will be added any more.</summary>
    public void Finish()
    {
        CatchUp();
        line.Finish();
    }

    public void Dispose() => file.Dispose();
}
