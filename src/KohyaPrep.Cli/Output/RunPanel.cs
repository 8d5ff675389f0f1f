using System.Globalization;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Cli.Output;

/// <summary>What is shown of one running training: some lines that are drawn anew on a terminal, and plain lines elsewhere.</summary>
/// <param name="say">Takes a line that stays; its second argument is whether it must not be left out.</param>
internal sealed class RunPanel(RunStore store, RunRecord run, Action<string, bool> say) : IRunWatch
{
    /// <summary>What the bar is made of.</summary>
    public const char Done = '━', ToDo = '─';

    private const int BarWidth = 40;
    private const int ShortestBar = 10;
    private const string Gap = "   ";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly GpuGauge gauge = new();
    private RunRecord record = run;
    private LaunchPlan? plan;
    private RunProgress progress = RunProgress.None;
    private TrainerEvent.StageProgress? stageProgress;
    private TrainerEvent.Step? step;
    private LossPoint? newest;
    private string? lastModel;
    private string? notice;
    private long looked;

    public void Began(RunRecord begun, LaunchPlan launch, bool isFoundAgain)
    {
        lock (gate)
            (record, plan) = (begun, launch);
        string state = begun.Last?.ResumedFrom is { } from ? $", from {Path.GetFileName(from)}" : "";
        say(isFoundAgain ? $"found {begun.Id} again, started {begun.Last!.Started.ToLocalTime():yyyy-MM-dd HH:mm}" : $"started {begun.Id}{state}", true);
        say($"log: {ShownPath.Of(launch.LogFile)}", true);
    }

    public void Saw(TrainerEvent next)
    {
        lock (gate)
        {
            progress = progress.After(next);
            if (next is TrainerEvent.StageChanged)
                stageProgress = null;
        }

        switch (next)
        {
            case TrainerEvent.Step moved:
                step = moved;
                say(StepText(), moved.Number == moved.Total && moved.Loss is not null);
                break;
            case TrainerEvent.StageProgress stage:
                stageProgress = stage;
                say($"{StageWords.Of(stage.Stage)} {stage.Done}/{stage.Total}", false);
                break;
            case TrainerEvent.StageChanged { Stage: var stage }:
                say(StageWords.Of(stage), stage is TrainerStage.LoadingModel or TrainerStage.CachingLatents);
                break;
            case TrainerEvent.EpochBegan epoch:
                say($"epoch {epoch.Number + EpochsBefore} of {epoch.Total + EpochsBefore}", true);
                break;
            case TrainerEvent.CheckpointSaved saved:
                lastModel = Shown(saved.Path);
                say($"saved {lastModel}", true);
                break;
            case TrainerEvent.StateSaved saved:
                say($"saved {Shown(saved.Folder)}", true);
                break;
            case TrainerEvent.ErrorLogged error:
                say($"error: {error.Message}", true);
                break;
        }
    }

    public void Told(StopNotice told)
    {
        notice = Words(told);
        say(notice, true);
    }

    public void Ticked(LossPoint? exact)
    {
        newest = exact;
        if (looked != 0 && System.Diagnostics.Stopwatch.GetElapsedTime(looked) < BetweenLooks)
            return;
        looked = System.Diagnostics.Stopwatch.GetTimestamp();
        gauge.Look(record.Last?.Gpu ?? 0);
    }

    /// <summary>What comes of a wish to stop, with steps counted over the whole run.</summary>
    public string Words(StopNotice told) => told switch
    {
        StopNotice.AfterNextSave { Save: var save } => $"stopping after the next state, at step {save.Step + NamesBefore}"
            + (save.SecondsLeft is { } seconds ? $", in about {Duration.Of(TimeSpan.FromSeconds(seconds))}" : "")
            + "; press Ctrl+C again to end at once",
        StopNotice.NowBeforeTheFirstStep => "ending now: nothing was learnt yet",
        StopNotice.NowForWantOfASave => "ending now: no state is scheduled, so nothing since the last model is kept",
        _ => "ending now",
    };

    /// <summary>The lines that are drawn anew, none of them wider than the terminal.</summary>
    public IReadOnlyList<string> Lines(int width)
    {
        lock (gate)
        {
            string epoch = progress.Epoch is { } number ? $"   epoch {number + EpochsBefore} of {progress.Epochs + EpochsBefore}" : "";
            List<string> lines = [$"{record.Id}   {StageWords.Of(progress.Stage)}{epoch}", BarLine(width)];
            if (step is not null)
                lines.AddRange(TextColumns.Fill(Numbers(), Gap, width));
            lines.AddRange(TextColumns.Fill(Saves(), Gap, width));
            return [.. lines.Select(line => TextColumns.Cut(line, width))];
        }
    }

    private int NamesBefore => record.Last?.NamesBefore ?? 0;

    private int EpochsBefore => record.Last?.EpochsBefore ?? 0;

    private int StepsBefore => record.Last?.StepsBefore ?? 0;

    private string BarLine(int width)
    {
        (int done, int total, string what) = step is { } moved && stageProgress is null
            ? (moved.Number + StepsBefore, record.PlannedSteps ?? (moved.Total + StepsBefore), "step ")
            : (stageProgress?.Done ?? 0, stageProgress?.Total ?? 0, "");
        if (total <= 0)
            return new string('·', Math.Min(BarWidth, width));
        string left = stageProgress is null && step?.Remaining is { } remaining ? $"{Gap}{Duration.Of(Remaining(remaining))} left" : "";
        string text = string.Create(CultureInfo.InvariantCulture, $" {100.0 * done / total,3:0} %  {what}{done:N0} of {total:N0}{left}");
        // The bar gives way before the numbers do.
        int bar = Math.Clamp(width - text.Length, ShortestBar, BarWidth);
        int filled = (int)((long)bar * Math.Min(done, total) / total);
        return $"{new string(Done, filled)}{new string(ToDo, bar - filled)}{text}";
    }

    private IEnumerable<string> Numbers()
    {
        string? mean = progress.Loss?.ToString("0.0000", CultureInfo.InvariantCulture);
        yield return newest is { Loss: { } now } ? string.Create(CultureInfo.InvariantCulture, $"loss {now:0.0000} now (step {newest.Step:N0}), {mean ?? "–"} mean") : $"loss {mean ?? "–"} mean";
        if (newest?.LearningRates?.Values.FirstOrDefault() is { } rate and > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"rate {rate:0.###e-0}");
        if (progress.SecondsPerStep is { } seconds)
            yield return Speed(seconds);
        if (gauge.Text is { } memory)
            yield return memory;
    }

    private IEnumerable<string> Saves()
    {
        if (notice is not null)
        {
            yield return notice;
            yield break;
        }

        if (plan is not null && step is not null && NextSave.Of(plan, progress) is { } save)
            yield return string.Create(CultureInfo.InvariantCulture, $"next state at step {save.Step + NamesBefore:N0}");
        // The folder stands above, in the line that said that it was saved.
        yield return lastModel is null ? "no model yet" : $"last model {Path.GetFileName(lastModel)}";
    }

    private string StepText()
    {
        TrainerEvent.Step moved = step!;
        string loss = moved.Loss is { } value ? $", loss {value.ToString("0.000", CultureInfo.InvariantCulture)}" : "";
        string left = moved.Remaining is { } remaining ? $", {Duration.Of(Remaining(remaining))} left" : "";
        return $"step {moved.Number + StepsBefore}/{record.PlannedSteps ?? (moved.Total + StepsBefore)}{loss}{left}";
    }

    /// <summary>A resumed LoRA run ends short of the total of its bar, which counts what came before too.</summary>
    private TimeSpan Remaining(TimeSpan shown) => progress.SecondsPerStep is { } seconds && record.PlannedSteps is { } planned && step is { } moved
        ? TimeSpan.FromSeconds(Math.Max(0, planned - StepsBefore - moved.Number) * seconds)
        : shown;

    private static string Speed(double seconds) => seconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s/step")
        : string.Create(CultureInfo.InvariantCulture, $"{1 / seconds:0.0} steps/s");

    /// <summary>The trainer's paths start at its own folder.</summary>
    private string Shown(string path) => ShownPath.Of(Path.Combine(plan?.WorkingDirectory ?? store.Root, path));
}
