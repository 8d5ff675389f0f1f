using System.Runtime.InteropServices;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>
/// A trainer in a session of its own on Linux. Its output goes straight into its log, so that it goes on when this process ends or
/// its terminal is closed.
/// </summary>
internal sealed unsafe class SessionProcess : ITrainerProcess
{
    private const uint LogMode = 0b110_100_100;

    /// <summary>A child inherits which signals are ignored: a shell's background job ignores Ctrl-C, .NET ignores SIGPIPE.</summary>
    private static readonly int[] ResetSignals = [1, 2, 3, 10, 12, 13, 14, 15, 17, 18, 20, 21, 22];

    private readonly TaskCompletionSource<ProcessExit?> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SessionProcess(int id)
    {
        Id = id;
        new Thread(Wait) { IsBackground = true, Name = "trainer" }.Start();
    }

    public int Id { get; }

    public Task<ProcessExit?> Exit => exit.Task;

    public bool IsAnyAlive => ProcessGroup.IsAlive(Id);

    /// <exception cref="KohyaPrepException">The program cannot be started, or the log cannot be opened.</exception>
    public static SessionProcess Start(LaunchPlan plan)
    {
        byte* memory = stackalloc byte[3 * Libc.StructureSize];
        void* attributes = memory, actions = memory + Libc.StructureSize, signals = memory + (2 * Libc.StructureSize);
        using TextArray arguments = new([plan.Executable, .. plan.Arguments]);
        using TextArray environment = new(Environment(plan));
        Require(Libc.posix_spawnattr_init(attributes), plan);
        Require(Libc.posix_spawn_file_actions_init(actions), plan);
        try
        {
            Require(Libc.sigemptyset(signals), plan);
            Require(Libc.posix_spawnattr_setsigmask(attributes, signals), plan);
            foreach (int signal in ResetSignals)
                Require(Libc.sigaddset(signals, signal), plan);
            Require(Libc.posix_spawnattr_setsigdefault(attributes, signals), plan);
            Require(Libc.posix_spawnattr_setflags(attributes, Libc.SpawnSetSession | Libc.SpawnSetSignalDefaults | Libc.SpawnSetSignalMask), plan);

            Require(Libc.posix_spawn_file_actions_addopen(actions, 0, "/dev/null", Libc.ReadOnly, 0), plan);
            Require(Libc.posix_spawn_file_actions_addopen(actions, 1, plan.LogFile, Libc.WriteOnly | Libc.Create | Libc.Truncate | Libc.Append, LogMode), plan);
            Require(Libc.posix_spawn_file_actions_adddup2(actions, 1, 2), plan);
            Require(Libc.posix_spawn_file_actions_addchdir_np(actions, plan.WorkingDirectory), plan);
            CloseOthers(actions, plan);
            Require(Libc.posix_spawnp(out int id, plan.Executable, actions, attributes, arguments.Pointer, environment.Pointer), plan);
            return new SessionProcess(id);
        }
        finally
        {
            _ = Libc.posix_spawn_file_actions_destroy(actions);
            _ = Libc.posix_spawnattr_destroy(attributes);
        }
    }

    public void Interrupt() => _ = Libc.kill(-Id, Libc.Interrupt);

    public void Kill() => _ = Libc.kill(-Id, Libc.Kill);

    /// <summary>.NET opens its own files so that a child does not get them; this is for those that came from our own parent.</summary>
    private static void CloseOthers(void* actions, LaunchPlan plan)
    {
        try
        {
            Require(Libc.posix_spawn_file_actions_addclosefrom_np(actions, 3), plan);
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library: the child keeps what our parent left open, as it would from a shell.
        }
    }

    private static string[] Environment(LaunchPlan plan)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        foreach ((string name, string value) in plan.Environment)
            variables[name] = value;
        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal)];
    }

    private static void Require(int error, LaunchPlan plan)
    {
        if (error != 0)
        {
            throw new KohyaPrepException(
                $"{plan.Executable}: cannot be started in {plan.WorkingDirectory} with its log in {plan.LogFile}: {Marshal.GetPInvokeErrorMessage(error)}.",
                ExitCode.MachineLacks);
        }
    }

    private void Wait()
    {
        int status;
        while (Libc.waitpid(Id, out status, 0) < 0)
        {
            if (Marshal.GetLastPInvokeError() == Libc.InterruptedCall)
                continue;
            // Someone else has taken the status (a parent that ignores SIGCHLD): how it ended is not known.
            exit.SetResult(null);
            return;
        }

        int signal = status & 0x7f;
        exit.SetResult(signal == 0 ? ProcessExit.WithCode((status >> 8) & 0xff) : ProcessExit.BySignal(signal));
    }
}
