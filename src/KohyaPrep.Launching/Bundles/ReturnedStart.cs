using System.Text.Json;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Launching.Bundles;

/// <summary>A start of the trainer at another place, judged by its log.</summary>
internal sealed record ReturnedStart(RunAttempt Attempt, RunOutcome Outcome, IReadOnlyList<RunCheckpoint> Checkpoints, IReadOnlyList<RunSample> Samples)
{
    private const string LogFolder = "logs";

    /// <param name="manifest">The bundle's.</param>
    /// <param name="isOnly">Whether there was no other start: the event files of several lie in one folder and cannot be told apart.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ReturnedStart Read(RunStore store, RunRecord run, JsonElement manifest, int number, bool isOnly)
    {
        string log = $"{LogFolder}/train-{number}.log", models = $"{RunFolder.Models}/{number}", began = store.PathIn(run.Id, $"{models}/start.json");
        int perEpoch = Math.Max(1, manifest.GetProperty("steps_per_epoch").GetInt32());
        (int begins, string? from) = BeginOf(began);
        // A LoRA script goes back to the beginning of the epoch that its state was in.
        int behind = manifest.GetProperty("knows_its_step").GetBoolean() ? begins / perEpoch * perEpoch : begins;
        RunProgress progress;
        using (LossLog losses = new(store.PathIn(run.Id, RunFolder.Losses), store.PathIn(run.Id, isOnly ? LogFolder : RunFolder.EventsOf(number)), number, behind))
        {
            progress = Read(store.PathIn(run.Id, log), losses);
            losses.Finish();
        }

        Diagnosis diagnosis = LogJudgement.Of(progress, null).WithMemoryAdvice(run.MemoryAdvice);
        DateTimeOffset ended = File.GetLastWriteTimeUtc(store.PathIn(run.Id, log));
        RunAttempt attempt = new()
        {
            Number = number,
            Started = File.Exists(began) ? File.GetLastWriteTimeUtc(began) : ended,
            Ended = ended,
            Log = log,
            ModelFolder = models,
            ResumedFrom = from,
            StepsBefore = behind,
            NamesBefore = behind,
            EpochsBefore = begins / perEpoch,
            LastStep = progress.Step + behind,
            TotalSteps = run.PlannedSteps,
            Loss = progress.Loss is { } loss && double.IsFinite(loss) ? loss : null,
            SecondsPerStep = progress.SecondsPerStep,
            Cause = diagnosis.Cause?.Cause.Name,
            Summary = diagnosis.Summary,
            DivergedAt = progress.DivergedAtStep + behind,
        };
        LaunchPlan plan = new()
        {
            Executable = "",
            Arguments = [],
            Script = run.Script,
            WorkingDirectory = "",
            LogFile = store.PathIn(run.Id, log),
            OutputFolder = store.PathIn(run.Id, models),
            OutputName = manifest.GetProperty("output_name").GetString()!,
            SaveExtension = manifest.GetProperty("save_extension").GetString()!,
            StepsPerEpoch = perEpoch,
        };
        return new ReturnedStart(
            attempt, diagnosis.Outcome, RunFiles.Checkpoints(store, run.Id, attempt, plan, run.Checkpoints), RunFiles.Samples(store, run.Id, attempt, plan));
    }

    private static RunProgress Read(string path, LossLog losses)
    {
        RunProgress progress = RunProgress.None;
        TrainerLine line = new(next =>
        {
            progress = progress.After(next);
            losses.Take(next);
        });
        using FileStream log = File.OpenRead(path);
        byte[] buffer = new byte[1 << 16];
        int count;
        while ((count = log.Read(buffer)) > 0)
            line.Feed(buffer.AsSpan(0, count));
        line.Finish();
        return progress;
    }

    /// <summary>The step that a start began at, and the state that it went on from.</summary>
    private static (int Step, string? From) BeginOf(string record)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(record));
            return (document.RootElement.GetProperty("base_step").GetInt32(), document.RootElement.TryGetProperty("resumed_from", out JsonElement from) ? from.GetString() : null);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (0, null);
        }
    }
}
