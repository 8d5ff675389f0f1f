using System.Globalization;

namespace KohyaPrep.StandInTrainer;

/// <summary>What a test can make the stand-in do, by environment variables.</summary>
internal static class Switches
{
    /// <summary>0.01 when unset.</summary>
    public static double SecondsPerStep => Number("STANDIN_SECONDS_PER_STEP") ?? 0.01;

    /// <summary>A pause before each file of a state.</summary>
    public static double SecondsPerStateFile => Number("STANDIN_SECONDS_PER_STATE_FILE") ?? 0;

    /// <summary>From this step on the loss is not a number.</summary>
    public static int? NanAtStep => (int?)Number("STANDIN_NAN_AT_STEP");

    /// <summary>From this step on the loss trebles with each.</summary>
    public static int? ExplodesAtStep => (int?)Number("STANDIN_EXPLODE_AT_STEP");

    /// <summary>A folder into which everything that was printed is copied too, a file for each training; null when unset.</summary>
    public static string? Ledger => Environment.GetEnvironmentVariable("STANDIN_LEDGER") is { Length: > 0 } folder
        ? Path.Combine(folder, string.Concat((Environment.GetEnvironmentVariable("KOHYAPREP_RUN") ?? "").Select(c => char.IsLetterOrDigit(c) || c is '-' ? c : '_')))
        : null;

    /// <summary>Dies in this step with <see cref="CrashError"/>.</summary>
    public static int? CrashAtStep => (int?)Number("STANDIN_CRASH_AT_STEP");

    public static string CrashError => Environment.GetEnvironmentVariable("STANDIN_CRASH_ERROR") ?? "RuntimeError: the stand-in was told to crash";

    /// <summary>Dies in this step as the GPU's memory is used up.</summary>
    public static int? OutOfMemoryAtStep => (int?)Number("STANDIN_OUT_OF_MEMORY_AT_STEP");

    /// <summary>Kills itself with SIGKILL in this step.</summary>
    public static int? KilledAtStep => (int?)Number("STANDIN_KILLED_AT_STEP");

    /// <summary>The disk is full at the first save.</summary>
    public static bool DiskIsFull => IsSet("STANDIN_DISK_FULL");

    /// <summary>The last model is cut short, or not written at all, without an error.</summary>
    public static bool CutsFinalFile => IsSet("STANDIN_CUT_FINAL_FILE");

    public static bool SkipsFinalFile => IsSet("STANDIN_SKIP_FINAL_FILE");

    /// <summary>Neither Ctrl-C nor SIGTERM ends it.</summary>
    public static bool IsDeaf => IsSet("STANDIN_DEAF");

    /// <summary>A file into which the training writes how it was started; null when unset.</summary>
    public static string? ReportFile => Environment.GetEnvironmentVariable("STANDIN_REPORT");

    /// <summary>An event file (of a real training) that is copied to where TensorBoard's would be, with the first step.</summary>
    public static void WriteEvents(string? folder)
    {
        if (folder is null || Environment.GetEnvironmentVariable("STANDIN_EVENTS") is not { Length: > 0 } source)
            return;
        string target = Path.Combine(folder, "20260101000000", "network_train");
        Directory.CreateDirectory(target);
        File.Copy(source, Path.Combine(target, Path.GetFileName(source)), overwrite: true);
    }

    private static bool IsSet(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 };

    private static double? Number(string name) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out double value) ? value : null;
}
