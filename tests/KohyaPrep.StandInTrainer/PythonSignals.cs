using System.Runtime.InteropServices;

namespace KohyaPrep.StandInTrainer;

/// <summary>
/// Python's answers to signals: SIGINT prints a traceback and dies of the signal, unless the parent had it ignored; SIGTERM
/// dies at once. .NET would return 128 and the number instead.
/// </summary>
internal static partial class PythonSignals
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private static PosixSignalRegistration? registration;

    public static string[] Frames { get; set; } = [];

    public static void Install()
    {
        if (Switches.IsDeaf)
        {
            signal(Interrupt, 1);
            signal(Terminate, 1);
            return;
        }

        if (!IsIgnored(Interrupt))
            registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, DieOfInterrupt);
        signal(Terminate, 0);
    }

    public static void KillSelf() => _ = kill(Environment.ProcessId, 9);

    private static void DieOfInterrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        Output.Line("Traceback (most recent call last):\n" + string.Join('\n', Frames) + "\nKeyboardInterrupt");
        signal(Interrupt, 0);
        _ = kill(Environment.ProcessId, Interrupt);
    }

    private static bool IsIgnored(int number)
    {
        if (!File.Exists("/proc/self/status"))
            return false;
        string ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (Convert.ToUInt64(ignored[7..].Trim(), 16) & (1ul << (number - 1))) != 0;
    }

    [LibraryImport("libc")]
    private static partial nint signal(int number, nint handler);

    [LibraryImport("libc")]
    private static partial int kill(int process, int number);
}
