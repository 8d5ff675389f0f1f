using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace KohyaPrep.Cli.Tests;

/// <summary>A run of the program that has not ended yet.</summary>
internal sealed class RunningProgram : IDisposable
{
    private const int Interrupt = 2;
    private readonly Process process;
    private readonly StringBuilder output = new(), error = new();

    public RunningProgram(Process process)
    {
        this.process = process;
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to standard error so far.</summary>
    public string ErrorSoFar
    {
        get
        {
            lock (error)
                return error.ToString();
        }
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>SIGKILL to the program alone. When this returns it has ended, and all that it wrote has been read.</summary>
    public void Kill()
    {
        process.Kill();
        // Still dying, it would have what it started killed with it by Dispose.
        process.WaitForExit();
    }

    /// <summary>What Ctrl+C sends.</summary>
    public void SendInterrupt() => _ = SendSignal(process.Id, Interrupt);

    public ProgramResult End(TimeSpan patience)
    {
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"kohyaprep had not ended after {patience}\n{output}{error}");
        }

        process.WaitForExit(); // until both streams are read to their ends
        return new ProgramResult(process.ExitCode, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
