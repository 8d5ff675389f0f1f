using System.Runtime.InteropServices;
using System.Text;

namespace KohyaPrep.Cli.Tests;

/// <summary>A training that runs, found among all processes by the key in its environment.</summary>
/// <param name="Attempt">The run's folder and the attempt, such as <c>/w/runs/20261125-214501-punks#2</c>.</param>
/// <param name="Group">Its process group.</param>
internal sealed record RunningTrainer(string Attempt, int Group)
{
    private const int SigKill = 9;
    private const string Variable = "KOHYAPREP_RUN=";

    /// <summary>A trainer that was started for a workspace; null when none runs.</summary>
    public static RunningTrainer? InWorkspace(string root)
    {
        foreach (string process in Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            try
            {
                string? key = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "environ"))).Split('\0')
                    .FirstOrDefault(variable => variable.StartsWith(Variable + root + "/", StringComparison.Ordinal));
                if (key is null)
                    continue;
                string stat = File.ReadAllText(Path.Combine(process, "stat"));
                string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (fields[0] is not ("Z" or "X"))
                    return new RunningTrainer(key[Variable.Length..], int.Parse(fields[2], null));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked, or is another user's.
            }
        }

        return null;
    }

    /// <summary>SIGKILL to all its processes, as the system ends a container.</summary>
    public void Kill() => _ = SendSignal(-Group, SigKill);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
