using System.Runtime.Versioning;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>
/// A trainer in a job object on Windows, started here or found again. It has a console of its own without a window, so that neither
/// Ctrl+C nor the closing of the launcher's window reaches it, and writes its log itself. Written after Microsoft's documentation; the
/// systems that build this project cannot run it.
/// </summary>
/// <remarks>
/// Asking it to end would take GenerateConsoleCtrlEvent, which reaches only processes that share the caller's console, and so neither
/// a trainer that must outlive that console nor one that a later launcher found. Python dies of CTRL_BREAK at once and the trainer saves
/// nothing when it is interrupted, so nothing is lost by ending the job with the very status that such a death has.
/// </remarks>
[SupportedOSPlatform("windows")]
internal sealed class JobProcess : ITrainerProcess
{
    /// <summary>STATUS_CONTROL_C_EXIT.</summary>
    private const int ControlC = unchecked((int)0xC000013A);

    /// <summary>What TerminateProcess gives where nobody chose: told as a failure of unknown cause.</summary>
    private const int Killed = 1;

    private readonly JobObject job;

    private JobProcess(JobObject job, JobMember first)
    {
        this.job = job;
        Id = first.Id;
        Exit = WaitAsync(first);
    }

    public int Id { get; }

    public Task<ProcessExit?> Exit { get; }

    public bool IsAnyAlive => job.IsAnyAlive;

    /// <param name="plan">Its environment has the key by which the trainer is found again; without one it is not.</param>
    /// <exception cref="KohyaPrepException">The program cannot be started, or the log cannot be opened.</exception>
    public static JobProcess Start(LaunchPlan plan)
    {
        try
        {
            JobObject job = JobObject.Create(JobName.Of(plan.Environment.GetValueOrDefault(GuardedLaunch.KeyVariable)));
            return new JobProcess(job, JobStart.Start(plan, job));
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException(
                $"{plan.Executable}: cannot be started in {plan.WorkingDirectory} with its log in {plan.LogFile}: {e.Message}", ExitCode.MachineLacks, e);
        }
    }

    /// <summary>The trainer that an earlier launcher started; null when it has ended.</summary>
    /// <param name="key">What <see cref="GuardedLaunch.KeyVariable"/> was set to.</param>
    public static JobProcess? Find(string key)
    {
        if (JobObject.Open(JobName.Of(key)) is not { } job)
            return null;
        // The one that was started first is the one whose end is the trainer's.
        JobMember[] members = [.. job.ProcessIds.Select(JobMember.TryOpen).OfType<JobMember>().OrderBy(member => member.Created)];
        foreach (JobMember later in members.Skip(1))
            later.Dispose();
        if (members is [JobMember first, ..])
            return new JobProcess(job, first);
        job.Dispose();
        return null;
    }

    public void Interrupt() => job.Terminate(ControlC);

    public void Kill() => job.Terminate(Killed);

    private static async Task<ProcessExit?> WaitAsync(JobMember first)
    {
        using (first)
            return await first.ExitAsync() is { } code ? ProcessExit.WithCode(code) : null;
    }
}
