using System.Runtime.ExceptionServices;

namespace KohyaPrep.Core.Outputs;

/// <summary>Makes what is stale in a staging folder, on all cores; what lies ready in it, or in the parts, is not made again.</summary>
/// <param name="own">Where new files are laid.</param>
/// <param name="parts">Where else files may lie ready.</param>
internal sealed class StagedFiles(StagingFolder own, IReadOnlyList<StagingFolder> parts)
{
    private int done;
    private int taken;

    /// <summary>Files that lay ready.</summary>
    public int Taken => taken;

    /// <exception cref="OperationCanceledException">It was cancelled; what was made stays for the next run.</exception>
    public void Make(IEnumerable<OutputJob> jobs, WantedFiles wanted, Action<int, int>? progress, CancellationToken cancellation)
    {
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.ForEach(Numbered(jobs, wanted), options, numbered =>
            {
                Make(numbered.Job, numbered.First, wanted);
                progress?.Invoke(Interlocked.Add(ref done, numbered.Job.Files.Count), Math.Max(done, wanted.StaleCount));
            });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>Where a stale file lies ready.</summary>
    public string PathOf(WantedFiles wanted, int file) =>
        (wanted.PlaceOf(file) is var place and > 0 ? parts[place - 1] : own).PathOf(wanted.File(file));

    /// <summary>The jobs with a stale file, each with the number of its first file.</summary>
    private static IEnumerable<(OutputJob Job, int First)> Numbered(IEnumerable<OutputJob> jobs, WantedFiles wanted)
    {
        int first = 0;
        foreach (OutputJob job in jobs)
        {
            if (Enumerable.Range(first, job.Files.Count).Any(wanted.IsStale))
                yield return (job, first);
            first += job.Files.Count;
        }
    }

    private void Make(OutputJob job, int first, WantedFiles wanted)
    {
        int[] stale = [.. Enumerable.Range(first, job.Files.Count).Where(file => wanted.IsStale(file) && !IsReady(wanted, file))];
        if (stale.Length == 0)
            return;
        IReadOnlyList<byte[]> contents = job.Produce();
        foreach (int file in stale)
            wanted.Made(file, own.Add(wanted.File(file), contents[file - first]), place: 0);
    }

    private bool IsReady(WantedFiles wanted, int file)
    {
        for (int place = 0; place <= parts.Count; place++)
        {
            if ((place == 0 ? own : parts[place - 1]).Find(wanted.File(file)) is { } hash)
            {
                wanted.Made(file, hash, place);
                Interlocked.Increment(ref taken);
                return true;
            }
        }

        return false;
    }
}
