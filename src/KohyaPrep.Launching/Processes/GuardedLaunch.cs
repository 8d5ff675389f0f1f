using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>
/// Starts a trainer through a few lines of shell that take the leave to start it first and write down how it ended: a launcher that
/// comes after one that was killed knows by them whether the trainer was started, and what it returned.
/// </summary>
internal static class GuardedLaunch
{
    /// <summary>In the environment of every process of the trainer: a process number alone may be another's by now.</summary>
    public const string KeyVariable = "KOHYAPREP_RUN";

    // Signals go to the whole group. The guard lives through them to write the status; the trainer gets their usual meaning, since a
    // shell gives handlers, unlike ignored signals, not to what it starts. 75: someone took the leave away.
    private const string Script = """
        trap : HUP INT TERM
        mv "$0" "$1$$" 2>/dev/null || exit 75
        end=$2
        shift 2
        "$@"
        code=$?
        echo "$code" > "$end.new" && mv -f "$end.new" "$end"
        exit "$code"
        """;

    /// <param name="key">The run and the attempt.</param>
    public static LaunchPlan Of(LaunchPlan plan, AttemptFiles files, string key) => plan with
    {
        Executable = "/bin/sh",
        Arguments = ["-c", Script.ReplaceLineEndings("\n"), files.Ready, files.StartedPrefix, files.End, plan.Executable, .. plan.Arguments],
        Environment = Keyed(plan, key).Environment,
    };

    /// <summary>The launch without a guard, but with the key by which its processes are known.</summary>
    public static LaunchPlan Keyed(LaunchPlan plan, string key) => plan with
    {
        Environment = new SortedDictionary<string, string>(plan.Environment.ToDictionary(), StringComparer.Ordinal) { [KeyVariable] = key },
    };
}
