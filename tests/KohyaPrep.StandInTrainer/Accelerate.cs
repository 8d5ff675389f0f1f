using System.Diagnostics;

namespace KohyaPrep.StandInTrainer;

/// <summary>Plays accelerate: starts the script as a child, and is no guardian of it.</summary>
internal static class Accelerate
{
    private static readonly string[] Flags = ["--cpu", "--multi_gpu", "--use_deepspeed", "--use_fsdp", "--quiet", "--debug", "--no_python", "-m", "--module"];

    public static int Launch(string[] arguments)
    {
        const string Site = "/opt/sd-scripts/venv/lib/python3.11/site-packages/accelerate/commands/launch.py";
        PythonSignals.Frames = [$"  File \"{Site}\", line 792, in simple_launcher", "    process.wait()"];
        int at = 0;
        while (at < arguments.Length && arguments[at].StartsWith('-'))
            at += Flags.Contains(arguments[at]) || arguments[at].Contains('=') ? 1 : 2;
        if (at >= arguments.Length)
            return Output.Refuse("usage: accelerate <command> [<args>]\nlaunch.py: error: the following arguments are required: training_script", 2);

        ProcessStartInfo start = new(Environment.ProcessPath!, arguments[at..]) { UseShellExecute = false };
        using Process child = Process.Start(start)!;
        child.WaitForExit();
        if (child.ExitCode == 0)
            return 0;
        string command = string.Join(", ", arguments[at..].Select(argument => $"'{argument}'"));
        // .NET gives 128 and the number for a signal.
        string end = child.ExitCode > 128 ? $"died with <Signals.{SignalName(child.ExitCode - 128)}: {child.ExitCode - 128}>." : $"returned non-zero exit status {child.ExitCode}.";
        Output.Line($"""
            Traceback (most recent call last):
              File "<frozen runpy>", line 198, in _run_module_as_main
              File "<frozen runpy>", line 88, in _run_code
              File "{Site}", line 1223, in <module>
                main()
              File "{Site}", line 1213, in launch_command
                simple_launcher(args)
              File "{Site}", line 795, in simple_launcher
                raise subprocess.CalledProcessError(returncode=process.returncode, cmd=cmd)
            subprocess.CalledProcessError: Command '['/opt/sd-scripts/venv/bin/python3', {command}]' {end}
            """);
        return 1;
    }

    private static string SignalName(int number) => number switch { 2 => "SIGINT", 9 => "SIGKILL", 15 => "SIGTERM", _ => $"SIG{number}" };
}
