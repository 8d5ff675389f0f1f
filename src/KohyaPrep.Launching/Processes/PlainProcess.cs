using System.Diagnostics;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>
/// A trainer where there is neither a <see cref="SessionProcess"/> nor a <see cref="JobProcess"/> (macOS). Its output passes through
/// this process, so it does not outlive it, and stopping it is not asking but ending. Written after the documentation, not tested there.
/// </summary>
internal sealed class PlainProcess : ITrainerProcess
{
    private readonly Process process;

    private PlainProcess(Process process, FileStream log)
    {
        this.process = process;
        Exit = PumpAsync(process, log);
    }

    public int Id => process.Id;

    public Task<ProcessExit?> Exit { get; }

    public bool IsAnyAlive => !Exit.IsCompleted;

    /// <exception cref="KohyaPrepException">The program cannot be started, or the log cannot be opened.</exception>
    public static PlainProcess Start(LaunchPlan plan)
    {
        ProcessStartInfo start = new(plan.Executable, plan.Arguments)
        {
            WorkingDirectory = plan.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in plan.Environment)
            start.Environment[name] = value;
        try
        {
            FileStream log = new(plan.LogFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return new PlainProcess(process, log);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException(
                $"{plan.Executable}: cannot be started in {plan.WorkingDirectory} with its log in {plan.LogFile}: {e.Message}", ExitCode.MachineLacks, e);
        }
    }

    public void Interrupt() => Kill();

    public void Kill() => process.Kill(entireProcessTree: true);

    private static async Task<ProcessExit?> PumpAsync(Process process, FileStream log)
    {
        await using (log)
        {
            SemaphoreSlim gate = new(1);
            await Task.WhenAll(PumpAsync(process.StandardOutput.BaseStream, log, gate), PumpAsync(process.StandardError.BaseStream, log, gate));
            await process.WaitForExitAsync();
        }

        return ProcessExit.WithCode(process.ExitCode);
    }

    private static async Task PumpAsync(Stream from, FileStream log, SemaphoreSlim gate)
    {
        byte[] buffer = new byte[4096];
        int count;
        while ((count = await from.ReadAsync(buffer)) > 0)
        {
            await gate.WaitAsync();
            await log.WriteAsync(buffer.AsMemory(0, count));
            await log.FlushAsync();
            gate.Release();
        }
    }
}
