using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Trainer.Scans;
using KohyaPrep.Launching.Models;
using KohyaPrep.Launching.Processes;
using KohyaPrep.Launching.Scans;

namespace KohyaPrep.Launching.Runs;

/// <summary>
/// Brings a recorded run to its end and keeps the record: starts its trainer, or finds the one that an earlier launcher started, or
/// judges what that one left. The caller holds the run's lock.
/// </summary>
/// <param name="gpu">The card that a trainer started here gets; null for no choice.</param>
/// <param name="watch">Told what happens.</param>
public sealed class SupervisedRun(RunStore store, string id, int? gpu, IRunWatch watch)
{
    private readonly Lock gate = new();
    private TrainerRun? trainer;
    private StopRequest? early;

    /// <summary>Starts the trainer; a test puts the death of the launcher in its place.</summary>
    internal Func<LaunchPlan, ITrainerProcess> Start { get; init; } = TrainerRun.Start;

    /// <summary>How far the trainer has come, as it counts itself.</summary>
    public RunProgress Progress => trainer?.Progress ?? RunProgress.None;

    /// <summary>Asks for the end: after the next state, or at once. May be called from any thread.</summary>
    public StopNotice RequestStop(StopRequest request)
    {
        lock (gate)
        {
            if (trainer is { } running)
                return request == StopRequest.Now ? running.RequestStopNow() : running.RequestStop();
            early = request;
            return new StopNotice.NowBeforeTheFirstStep();
        }
    }

    /// <summary>Runs it to its end. Call once.</summary>
    /// <exception cref="KohyaPrepException">The trainer cannot be started; the record says so too.</exception>
    public async Task<SupervisedResult> RunAsync()
    {
        RunRecord run = store.Read(id);
        int number = (run.Last?.Number ?? 0) + 1;
        if (run.State == RunState.Running && run.Last is { } last)
        {
            LaunchPlan plan = ResumePoint.LaunchOf(store, run, last.Number);
            if (AttemptSearch.Find(AttemptFiles.In(store.FolderOf(id), last.Number), KeyOf(last.Number), plan.LogFile) is { } process)
            {
                run = WithAttempt(run, last with { ProcessId = process.Id == 0 ? last.ProcessId : process.Id });
                watch.Began(run, plan, isFoundAgain: true);
                return await FollowAsync(run, plan, process, FinalFileCheck.Since(plan.FinalFile, last.FinalFileBefore));
            }

            // The launcher was killed before the trainer began: it waits for its turn as before.
            number = last.Number + 1;
            run = run with { State = RunState.Queued, Resumes = last.ResumedFrom is not null, Attempts = [.. run.Attempts.SkipLast(1)] };
        }

        return await StartAsync(run, number);
    }

    private async Task<SupervisedResult> StartAsync(RunRecord run, int number)
    {
        (RunAttempt attempt, LaunchPlan plan) = Prepare(run, number);
        FinalFileCheck final = new(plan.FinalFile);
        attempt = attempt with { FinalFileBefore = final.Before };
        if (run.DatasetHash is null)
            run = run with { DatasetHash = RecordDataset(run, plan) };
        await RecordMachineAsync(plan);
        CheckoutVersion version = await GitVersion.OfAsync(Path.GetDirectoryName(plan.Script)!, CancellationToken.None);
        run = run with { Versions = run.Versions with { Trainer = version == CheckoutVersion.Unknown ? null : version.Version } };
        StopFile.Remove(store, id);
        run = run with { State = RunState.Running, Resumes = false, Attempts = [.. run.Attempts, attempt] };
        // First the leave, then the record, then the trainer: whoever comes after a launcher that was killed in between looks for it.
        AttemptFiles files = AttemptFiles.In(store.FolderOf(id), number);
        if (OperatingSystem.IsLinux())
            store.Write(id, files.Ready, []);
        store.Write(run);
        ITrainerProcess process;
        try
        {
            process = OperatingSystem.IsLinux()
                ? new GuardedProcess(Start(GuardedLaunch.Of(plan, files, KeyOf(number))), files)
                : Start(GuardedLaunch.Keyed(plan, KeyOf(number)));
        }
        catch (KohyaPrepException e)
        {
            store.Write(WithAttempt(run, attempt with { Ended = DateTimeOffset.UtcNow, Summary = e.Message }) with { State = RunState.Failed });
            throw;
        }

        run = WithAttempt(run, attempt with { ProcessId = process.Id });
        store.Write(run);
        watch.Began(run, plan, isFoundAgain: false);
        return await FollowAsync(run, plan, process, final);
    }

    private async Task<SupervisedResult> FollowAsync(RunRecord run, LaunchPlan plan, ITrainerProcess process, FinalFileCheck final)
    {
        RunAttempt attempt = run.Last!;
        using LossLog losses = new(store.PathIn(id, RunFolder.Losses), store.PathIn(id, RunFolder.EventsOf(attempt.Number)), attempt.Number, attempt.StepsBefore);
        TrainerRun started = new(plan, next =>
        {
            losses.Take(next);
            watch.Saw(next);
        })
        {
            EndsWhenDiverged = true,
            StopRequests = () => StopFile.Read(store, id),
            Notice = watch.Told,
            Tick = () =>
            {
                losses.Look();
                watch.Ticked(losses.Newest);
            },
        };
        lock (gate)
        {
            trainer = started;
            if (early is { } request)
                _ = RequestStop(request);
        }

        RunResult result = await started.FollowAsync(process, final, attempt.Started);
        losses.Finish();
        Diagnosis diagnosis = Diagnosis.Of(result.Verdict, result.Progress, result.Exit).WithMemoryAdvice(run.MemoryAdvice);
        run = Ended(run, attempt, plan, result, diagnosis);
        store.Write(run);
        StopFile.Remove(store, id);
        return new SupervisedResult(run, plan, result, diagnosis);
    }

    private RunRecord Ended(RunRecord run, RunAttempt attempt, LaunchPlan plan, RunResult result, Diagnosis diagnosis)
    {
        RunAttempt ended = attempt with
        {
            Ended = DateTimeOffset.UtcNow,
            LastStep = result.LastStep + attempt.StepsBefore,
            TotalSteps = run.PlannedSteps ?? result.Progress.TotalSteps + attempt.StepsBefore,
            Loss = result.Loss is { } loss && double.IsFinite(loss) ? loss : null,
            SecondsPerStep = result.Progress.SecondsPerStep,
            ExitCode = result.Exit is { } exit ? exit.Code ?? -exit.Signal : null,
            Cause = diagnosis.Cause?.Cause.Name,
            Summary = result.Verdict.Summary,
            NewestState = result.ResumableState,
            DivergedAt = result.DivergedAtStep + attempt.StepsBefore,
        };
        run = WithAttempt(run, ended) with
        {
            State = diagnosis.Outcome switch
            {
                RunOutcome.Trained => RunState.Trained,
                RunOutcome.Interrupted => RunState.Interrupted,
                _ => RunState.Failed,
            },
        };
        string prefix = ended.ModelFolder + "/";
        List<RunCheckpoint> earlier = [.. run.Checkpoints.Where(checkpoint => !checkpoint.Path.StartsWith(prefix, StringComparison.Ordinal))];
        List<RunSample> drawn = [.. run.Samples.Where(sample => !sample.Path.StartsWith(prefix, StringComparison.Ordinal))];
        double seconds = run.Attempts.Sum(one => ((one.Ended ?? one.Started) - one.Started).TotalSeconds);
        string? card = store.ReadPart(id, RunFolder.Machine, RunJson.Default.RunMachine)?.Gpus.FirstOrDefault(facts => facts.Index == (attempt.Gpu ?? 0))?.Name;
        return run with
        {
            Checkpoints = [.. earlier.Where(checkpoint => File.Exists(store.PathIn(id, checkpoint.Path))), .. RunFiles.Checkpoints(store, id, ended, plan, run.Checkpoints)],
            Samples = [.. drawn, .. RunFiles.Samples(store, id, ended, plan)],
            Cost = GpuPrices.CostOf(seconds, card),
        };
    }

    /// <summary>The attempt and its launch, with the trainer's files that it needs beyond the first one's.</summary>
    private (RunAttempt Attempt, LaunchPlan Plan) Prepare(RunRecord run, int number)
    {
        LaunchPlan first = ResumePoint.LaunchOf(store, run, 1);
        string log = RunFolder.Log(number);
        LaunchPlan plan = first with { LogFile = store.PathIn(id, log) };
        if (gpu is { } card)
        {
            plan = plan with
            {
                Environment = new SortedDictionary<string, string>(plan.Environment.ToDictionary(), StringComparer.Ordinal) { ["CUDA_VISIBLE_DEVICES"] = card.ToString(CultureInfo.InvariantCulture) },
            };
        }

        RunAttempt attempt = new() { Number = number, Started = DateTimeOffset.UtcNow, Log = log, ModelFolder = Shown(first.OutputFolder), Gpu = gpu };
        if (number > 1)
        {
            plan = plan.With("logging_dir", store.PathIn(id, RunFolder.EventsOf(number)));
            // A recipe that names its own folder gets what it asked for.
            if (attempt.ModelFolder == RunFolder.Models)
            {
                attempt = attempt with { ModelFolder = RunFolder.ModelsOf(number) };
                string folder = store.PathIn(id, attempt.ModelFolder);
                plan = (plan with { OutputFolder = folder }).With("output_dir", folder);
            }
        }

        if (run.Resumes)
        {
            Resumption resumption = ResumePoint.Of(store, run with { State = RunState.Interrupted });
            foreach ((string name, string? value) in resumption.Options)
                plan = plan.With(name, value);
            plan = WithoutSettings(plan, resumption.Removed, number) with { StepOffset = resumption.StepsBefore - resumption.NamesBefore, StepsBefore = resumption.StepsBefore };
            attempt = attempt with
            {
                ResumedFrom = resumption.State,
                StepsBefore = resumption.StepsBefore,
                NamesBefore = resumption.NamesBefore,
                EpochsBefore = resumption.EpochsBefore,
            };
        }

        if (number > 1 || gpu is not null)
            store.Write(id, RunFolder.LaunchOf(number), RunJson.Bytes(plan, RunJson.Indented.LaunchPlan));
        return (attempt, plan);
    }

    /// <summary>A copy of the training file without some of its lines, each of which is one setting, as this program writes them.</summary>
    private LaunchPlan WithoutSettings(LaunchPlan plan, IReadOnlyList<string> names, int number)
    {
        if (names.Count == 0 || plan.Find("config_file") is not { } file)
            return plan;
        string path = Path.Combine(plan.WorkingDirectory, file);
        string[] lines = [.. File.ReadAllLines(path).Where(line => !names.Any(name => line.StartsWith(name + " =", StringComparison.Ordinal)))];
        string copy = RunFolder.TrainerFilesOf(number) + "/" + Path.GetFileName(path);
        store.Write(id, copy, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return plan.With("config_file", store.PathIn(id, copy));
    }

    private string RecordDataset(RunRecord run, LaunchPlan plan)
    {
        SortedDictionary<string, string>? settings = store.ReadPart(id, RunFolder.Settings, RunJson.Default.SortedDictionaryStringString);
        DatasetFingerprint fingerprint = DatasetHashes.Of(
            Path.Combine(plan.WorkingDirectory, Core.Configs.TrainerFileSet.ImagesFolder), settings?.GetValueOrDefault("dataset.caption_extension")?.Trim('"') ?? ".txt");
        store.Write(run.Id, RunFolder.Dataset, RunJson.Bytes(fingerprint, RunJson.Indented.DatasetFingerprint));
        return fingerprint.Hash;
    }

    private async Task RecordMachineAsync(LaunchPlan plan)
    {
        RunMachine machine = new(RuntimeInformation.OSDescription, Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, await NvidiaCards.ListAsync())
        {
            Python = plan.Executable,
        };
        store.Write(id, RunFolder.Machine, RunJson.Bytes(machine, RunJson.Indented.RunMachine));
    }

    private static RunRecord WithAttempt(RunRecord run, RunAttempt attempt) => run with { Attempts = [.. run.Attempts.SkipLast(1), attempt] };

    private string KeyOf(int attempt) => string.Create(CultureInfo.InvariantCulture, $"{store.FolderOf(id)}#{attempt}");

    private string Shown(string folder)
    {
        string relative = Path.GetRelativePath(store.FolderOf(id), folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }
}
