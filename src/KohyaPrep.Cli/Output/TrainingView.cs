using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Runs;
using Spectre.Console;

namespace KohyaPrep.Cli.Output;

/// <summary>Shows running trainings: a few lines each that are drawn anew on a terminal, plain lines elsewhere.</summary>
internal sealed class TrainingView(Terminal terminal, RunStore store)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();

    // One console for the live part and the lines above it: two would not know of each other.
    private readonly IAnsiConsole console = terminal.Bars();
    private readonly List<(string Id, RunPanel Panel)> panels = [];
    private readonly Dictionary<string, DateTime> lastLines = new(StringComparer.Ordinal);
    private bool isLive;

    /// <summary>Shows what work does to runs, to its end.</summary>
    public async Task<T> ShowAsync<T>(Func<Task<T>> work)
    {
        if (!terminal.IsInteractive)
            return await work();
        T? result = default;
        await console.Live(new Rows()).AutoClear(true).StartAsync(async context =>
        {
            isLive = true;
            Task<T> task = work();
            while (!task.IsCompleted)
            {
                context.UpdateTarget(Picture());
                await Task.WhenAny(task, Task.Delay(BetweenDrawings));
            }

            isLive = false;
            result = await task;
        });
        return result!;
    }

    public IRunWatch WatchOf(RunRecord run)
    {
        RunPanel panel = new(store, run, (text, isMilestone) => Say(run.Id, text, isMilestone));
        lock (gate)
            panels.Add((run.Id, panel));
        return panel;
    }

    public void Ended(SupervisedResult result)
    {
        lock (gate)
            panels.RemoveAll(pair => pair.Id == result.Run.Id);
        // Of the last one the result is printed just now.
        if (RunQueue.Waiting(store).Count > 0)
            Say(result.Run.Id, $"{result.Run.Id}: {result.Diagnosis.Summary}", isMilestone: true);
    }

    /// <summary>Says what comes of Ctrl+C.</summary>
    public void Tell(StopNotice? notice)
    {
        if (notice is null)
            return;
        RunPanel[] shown;
        lock (gate)
            shown = [.. panels.Select(pair => pair.Panel)];
        foreach (RunPanel panel in shown)
            panel.Told(notice);
    }

    private Rows Picture()
    {
        int width = Math.Max(20, console.Profile.Width - 1);
        lock (gate)
            return new Rows(panels.SelectMany(pair => pair.Panel.Lines(width).Select(Drawn).Prepend(new Paragraph(""))));
    }

    /// <summary>The name of the run stands out, and what the bar has behind it.</summary>
    private static Paragraph Drawn(string line, int number)
    {
        if (number == 0)
            return new Paragraph(line, new Style(decoration: Decoration.Bold));
        int done = line.AsSpan().IndexOfAnyExcept(RunPanel.Done), bar = line.AsSpan().IndexOfAnyExcept(RunPanel.Done, RunPanel.ToDo);
        return bar <= 0
            ? new Paragraph(line)
            : new Paragraph().Append(line[..done], new Style(Color.Green)).Append(line[done..bar], new Style(Color.Grey)).Append(line[bar..]);
    }

    /// <summary>A line above the live part. Elsewhere, lines that are no milestones come at most every ten seconds.</summary>
    private void Say(string id, string text, bool isMilestone)
    {
        lock (gate)
        {
            if (isLive)
            {
                if (isMilestone)
                    console.Write(new LineAbove(text));
                return;
            }

            DateTime now = DateTime.UtcNow;
            if (!isMilestone && lastLines.TryGetValue(id, out DateTime last) && now - last < BetweenLines)
                return;
            lastLines[id] = now;
            terminal.Say(panels.Count > 1 ? $"{id}: {text}" : text);
        }
    }
}
