using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>
/// Starts a trainer through a few lines of shell that claim the attempt first and write down how it ended: a launcher that comes
/// after one that was killed knows by them whether the trainer was started, and what it returned.
/// </summary>
internal static class GuardedLaunch
{
    /// <summary>In the environment of every process of the trainer: a process number alone may be another's by now.</summary>
    public const string KeyVariable = "KOHYAPREP_RUN";

    // Signals go to the whole group. The guard lives through them to write the status; the trainer gets their usual meaning, since a
    // shell gives handlers, unlike ignored signals, not to what it starts. 75: someone ruled this attempt out.
    private const string Script = """
        set -C
        { echo $$ > "$0"; } 2>/dev/null || exit 75
        set +C
        trap : HUP INT TERM
        end=$1
        shift
        "$@"
        code=$?
        echo "$code" > "$end.new" && mv -f "$end.new" "$end"
        exit "$code"
        """;

    /// <param name="key">The run and the attempt.</param>
    public static LaunchPlan Of(LaunchPlan plan, AttemptFiles files, string key) => plan with
    {
        Executable = "/bin/sh",
        Arguments = ["-c", Script.ReplaceLineEndings("\n"), files.Claim, files.End, plan.Executable, .. plan.Arguments],
        Environment = new SortedDictionary<string, string>(plan.Environment.ToDictionary(), StringComparer.Ordinal) { [KeyVariable] = key },
    };
}
