using System.Diagnostics;
using System.Text.Json;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Launching.Runs;

/// <summary>Adds losses and learning rates to a run's file of them: from the output as it comes, and exactly from the event file as it grows.</summary>
internal sealed class LossLog : IDisposable
{
    /// <summary>A fast training makes fifty steps a second; the exact values of all come from the event file.</summary>
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private readonly FileStream file;
    private readonly string eventFolder;
    private readonly int attempt;
    private readonly int stepsBefore;
    private readonly List<Scalar> unfinished = [];
    private readonly Dictionary<string, EventFile> events = new(StringComparer.Ordinal);
    private LossPoint? waiting;
    private long written;
    private long looked;
    private int lastFromOutput = -1;
    private int lastFromEvents = -1;

    /// <param name="path">Of the losses; what it holds of this attempt already is not written again.</param>
    /// <param name="eventFolder">Where the trainer writes its event files, in folders of their own.</param>
    /// <param name="stepsBefore">Steps of the run before the trainer began to count.</param>
    public LossLog(string path, string eventFolder, int attempt, int stepsBefore)
    {
        this.eventFolder = eventFolder;
        this.attempt = attempt;
        this.stepsBefore = stepsBefore;
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        Skip();
    }

    /// <summary>The last exact loss; null before the event file has one.</summary>
    public LossPoint? Newest { get; private set; }

    public void Take(TrainerEvent next)
    {
        if (next is not TrainerEvent.Step { Loss: { } loss } step || step.Number + stepsBefore <= lastFromOutput)
            return;
        bool isNumber = double.IsFinite(loss);
        waiting = new LossPoint
        {
            Step = step.Number + stepsBefore,
            Attempt = attempt,
            Average = isNumber ? loss : null,
            Diverged = isNumber ? null : true,
            Time = Now(),
            Source = "output",
        };
        if (!isNumber || written == 0 || Stopwatch.GetElapsedTime(written) >= BetweenLines)
            WriteWaiting();
    }

    /// <summary>Looks into the event files, but not too often.</summary>
    public void Look()
    {
        if (looked != 0 && Stopwatch.GetElapsedTime(looked) < BetweenLooks)
            return;
        looked = Stopwatch.GetTimestamp();
        LookNow(isOver: false);
    }

    /// <summary>The attempt has ended: what is left is written.</summary>
    public void Finish()
    {
        WriteWaiting();
        LookNow(isOver: true);
    }

    public void Dispose() => file.Dispose();

    private void LookNow(bool isOver)
    {
        if (!Directory.Exists(eventFolder))
            return;
        try
        {
            foreach (string path in Directory.EnumerateFiles(eventFolder, "events.out.tfevents.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (!events.TryGetValue(path, out EventFile? reader))
                    events[path] = reader = new EventFile(path);
                unfinished.AddRange(reader.ReadNew().Where(EventLosses.IsOfStep));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A network drive may be away for a moment; the next look reads on.
        }

        WriteExact(isOver);
    }

    /// <summary>A step's loss and rates are records of their own: the last step may not have all of them yet.</summary>
    private void WriteExact(bool isOver)
    {
        if (unfinished.Count == 0)
            return;
        long newest = isOver ? long.MaxValue : unfinished.Max(scalar => scalar.Step);
        foreach (LossPoint point in EventLosses.Points(unfinished.Where(scalar => scalar.Step < newest), stepsBefore).Where(point => point.Step > lastFromEvents))
        {
            Newest = point with { Attempt = attempt };
            Write(Newest);
            lastFromEvents = point.Step;
        }

        unfinished.RemoveAll(scalar => scalar.Step < newest);
    }

    private void WriteWaiting()
    {
        if (waiting is null)
            return;
        Write(waiting);
        lastFromOutput = waiting.Step;
        written = Stopwatch.GetTimestamp();
        waiting = null;
    }

    private void Write(LossPoint point) => file.Write(RunJson.Bytes(point, RunJson.Line.LossPoint));

    /// <summary>Finds out what is there already, and cuts off a line that an earlier launcher was killed in.</summary>
    private void Skip()
    {
        long whole = 0;
        using (StreamReader reader = new(file, leaveOpen: true))
        {
            while (reader.ReadLine() is { } line)
            {
                if (Read(line) is not { } point)
                    break;
                long end = whole + System.Text.Encoding.UTF8.GetByteCount(line) + 1;
                // Without its end, the next line would be written onto it.
                if (end > file.Length)
                    break;
                whole = end;
                if (point.Attempt != attempt)
                    continue;
                if (point.Source == "output")
                    lastFromOutput = Math.Max(lastFromOutput, point.Step);
                else
                    lastFromEvents = Math.Max(lastFromEvents, point.Step);
            }
        }

        file.SetLength(whole);
        file.Position = file.Length;
    }

    private static LossPoint? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RunJson.Default.LossPoint);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static double Now() => Math.Round(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0, 3);
}
