using System.Globalization;
using KohyaPrep.Cli.Commands;
using KohyaPrep.Core.Launches;
using KohyaPrep.Launching.Runs;
using Spectre.Console;

namespace KohyaPrep.Cli.Output;

/// <summary>Shows a running training: one bar with step, loss and time left on a terminal, plain lines elsewhere.</summary>
internal sealed class TrainingView(Terminal terminal)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private readonly Lock gate = new();

    // One console for the bar and the lines above it: two would not know of each other.
    private readonly IAnsiConsole console = terminal.Bars();
    private ProgressTask? bar;
    private string workingDirectory = "";
    private DateTime lastLine = DateTime.MinValue;

    /// <summary>Runs the training to its end; signals become requests to stop it.</summary>
    public async Task<RunResult> WatchAsync(LaunchPlan launch, Interrupts interrupts)
    {
        workingDirectory = launch.WorkingDirectory;
        TrainerRun run = new(launch, Show);
        interrupts.HandTo(() => Tell(run.RequestStop()));
        if (!terminal.IsInteractive)
            return await run.RunAsync();

        RunResult? result = null;
        await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                bar = context.AddTask("starting");
                result = await run.RunAsync();
            });
        return result!;
    }

    private void Show(TrainerEvent next)
    {
        switch (next)
        {
            case TrainerEvent.Step step:
                Move(step.Number, step.Total, Text(step), isMilestone: step.Number == step.Total && step.Loss is not null);
                break;
            case TrainerEvent.StageProgress stage:
                Move(stage.Done, stage.Total, $"{Name(stage.Stage)} {stage.Done}/{stage.Total}", isMilestone: false);
                break;
            case TrainerEvent.StageChanged { Stage: var stage }:
                Say(Name(stage), isMilestone: stage is TrainerStage.LoadingModel or TrainerStage.CachingLatents);
                break;
            case TrainerEvent.EpochBegan epoch:
                Say($"epoch {epoch.Number} of {epoch.Total}", isMilestone: true);
                break;
            case TrainerEvent.CheckpointSaved saved:
                Say($"saved {Shown(saved.Path)}", isMilestone: true);
                break;
            case TrainerEvent.StateSaved saved:
                Say($"saved {Shown(saved.Folder)}", isMilestone: true);
                break;
            case TrainerEvent.ErrorLogged error:
                Say($"error: {error.Message}", isMilestone: true);
                break;
        }
    }

    /// <summary>The trainer's paths start at its own folder.</summary>
    private string Shown(string path) => ShownPath.Of(Path.Combine(workingDirectory, path));

    private void Tell(StopNotice notice) => Say(
        notice switch
        {
            StopNotice.AfterNextSave { Save: var save } => $"stopping after the next state, at step {save.Step}"
                + (save.SecondsLeft is { } seconds ? $", in about {Duration.Of(TimeSpan.FromSeconds(seconds))}" : "")
                + "; press Ctrl+C again to end at once",
            StopNotice.NowBeforeTheFirstStep => "ending now: nothing was learnt yet",
            StopNotice.NowForWantOfASave => "ending now: no state is scheduled, so nothing since the last model is kept",
            _ => "ending now",
        },
        isMilestone: true);

    private void Move(int done, int total, string text, bool isMilestone)
    {
        lock (gate)
        {
            if (bar is not null)
            {
                bar.MaxValue = Math.Max(1, total);
                bar.Value = done;
                bar.Description = Markup.Escape(text);
            }
        }

        if (bar is null)
            Say(text, isMilestone);
    }

    /// <summary>A line above the bar. Without a terminal, lines that are no milestones come at most every ten seconds.</summary>
    private void Say(string text, bool isMilestone)
    {
        lock (gate)
        {
            if (bar is not null)
            {
                if (isMilestone)
                    console.MarkupLine(Markup.Escape(text));
                else
                    bar.Description = Markup.Escape(text);
                return;
            }

            DateTime now = DateTime.UtcNow;
            if (!isMilestone && now - lastLine < BetweenLines)
                return;
            lastLine = now;
            terminal.Say(text);
        }
    }

    private static string Text(TrainerEvent.Step step)
    {
        string loss = step.Loss is { } value ? $", loss {value.ToString("0.000", CultureInfo.InvariantCulture)}" : "";
        string left = step.Remaining is { } remaining ? $", {Duration.Of(remaining)} left" : "";
        return $"step {step.Number}/{step.Total}{loss}{left}";
    }

    private static string Name(TrainerStage stage) => stage switch
    {
        TrainerStage.Preparing => "preparing",
        TrainerStage.LoadingModel => "loading the model",
        TrainerStage.CachingLatents => "caching latents",
        TrainerStage.CachingTextEncoderOutputs => "caching text encoder outputs",
        TrainerStage.Training => "training",
        TrainerStage.Sampling => "drawing samples",
        TrainerStage.Validating => "validating",
        _ => "saving",
    };
}
