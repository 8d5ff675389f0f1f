using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Launching.Bundles;

/// <summary>Takes back what came of a run that was packed for another place.</summary>
public static partial class ReturnedRun
{
    /// <param name="source">The zip that the place packed, or the bundle's folder there; absolute.</param>
    /// <exception cref="KohyaPrepException">It is of no run of this workspace, has no log, or cannot be read or written.</exception>
    public static RunRecord Import(RunStore store, string source)
    {
        using ReturnedFiles files = new(source);
        byte[] manifest = files.Manifest();
        RunRecord run = store.List().LastOrDefault(one => one.Place is not null && IsOf(store, one, manifest)) ?? throw new KohyaPrepException(
            $"{source}: no run under {store.Root} was packed as this bundle. Take it back in the workspace where it was packed; one that was packed anew since is another.");
        IReadOnlyList<string> results = files.Results();
        int[] starts = [.. results.Select(path => StartLog().Match(path)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Order()];
        if (starts.Length == 0)
            throw new KohyaPrepException($"{source}: there is no log of a start in it, so nothing was trained there yet.");
        try
        {
            foreach (string path in results)
                files.CopyTo(path, store.PathIn(run.Id, path));
            using JsonDocument facts = JsonDocument.Parse(manifest);
            File.Delete(store.PathIn(run.Id, RunFolder.Losses));
            run = Judged(run, [.. starts.Select(number => ReturnedStart.Read(store, run, facts.RootElement, number, isOnly: starts.Length == 1))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new KohyaPrepException($"{source}: cannot be taken back: {e.Message.TrimEnd('.')}.", ExitCode.MachineLacks, e);
        }

        store.Write(run);
        return run;
    }

    private static RunRecord Judged(RunRecord run, IReadOnlyList<ReturnedStart> starts) => run with
    {
        State = starts[^1].Outcome switch
        {
            RunOutcome.Trained => RunState.Trained,
            RunOutcome.Failed => RunState.Failed,
            _ => RunState.Interrupted,
        },
        Attempts = [.. starts.Select(start => start.Attempt)],
        Checkpoints = [.. starts.SelectMany(start => start.Checkpoints)],
        Samples = [.. starts.SelectMany(start => start.Samples)],
    };

    private static bool IsOf(RunStore store, RunRecord run, byte[] manifest)
    {
        string path = store.PathIn(run.Id, RunFolder.Manifest);
        return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(manifest);
    }

    [GeneratedRegex(@"^logs/train-(\d{1,6})\.log$")]
    private static partial Regex StartLog();
}
