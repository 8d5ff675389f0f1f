using System.Diagnostics;
using System.Text;

namespace KohyaPrep.Cli.Tests;

/// <summary>The program as a user runs it: a process of its own, with arguments, a folder and an environment.</summary>
internal static class Program
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>What <c>KOHYAPREP_TEST_PROGRAM</c> names (one that was compiled ahead starts sooner), else the built program of the test's configuration.</summary>
    public static string Executable { get; } = Environment.GetEnvironmentVariable("KOHYAPREP_TEST_PROGRAM") is { Length: > 0 } named ? named : Repository.Path(
        "artifacts", "bin", "KohyaPrep.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, OperatingSystem.IsWindows() ? "kohyaprep.exe" : "kohyaprep");

    public static ProgramResult Run(string folder, params string[] arguments) => RunWith([], folder, arguments);

    /// <summary>Runs to the end; fails when that takes too long.</summary>
    public static ProgramResult RunWith((string Name, string Value)[] environment, string folder, params string[] arguments)
    {
        using RunningProgram program = Start(environment, folder, arguments);
        return program.End(Patience);
    }

    public static RunningProgram Start((string Name, string Value)[] environment, string folder, params string[] arguments) =>
        Start(Executable, environment, folder, arguments);

    /// <summary>A line for a shell, in which <c>$kohyaprep</c> is the program.</summary>
    public static ProgramResult Shell(string folder, string line)
    {
        using RunningProgram shell = Start("/bin/bash", [("kohyaprep", Executable)], folder, "-c", line);
        return shell.End(Patience);
    }

    private static RunningProgram Start(string executable, (string Name, string Value)[] environment, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("KOHYAPREP_MODELS");
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return new RunningProgram(Process.Start(start)!);
    }
}
