using System.Globalization;

namespace KohyaPrep.Launching.Processes;

/// <summary>
/// The small files by which an attempt is known when its launcher was killed. Leave to start the trainer is a file that lies ready
/// before the run is recorded as running; it is renamed once, by whoever comes first, and of two who rename the same file one wins:
/// <list type="table">
/// <item><term><c>.ready-3</c></term><description>Nobody has started the trainer: the launcher was killed before the guard, or the guard has not come so far.</description></item>
/// <item><term><c>.started-3-4711</c></term><description>The guard, process 4711, took the leave. It starts the trainer, or did; both may have ended.</description></item>
/// <item><term><c>.dropped-3</c></term><description>A later launcher took the leave away; a guard that comes now ends without having started anything.</description></item>
/// <item><term><c>.ended-3</c></term><description>The trainer's exit status. Missing where the guard was killed, or the trainer still runs.</description></item>
/// </list>
/// </summary>
internal sealed class AttemptFiles
{
    private readonly string folder;
    private readonly string number;

    private AttemptFiles(string folder, int attempt) => (this.folder, number) = (folder, attempt.ToString(CultureInfo.InvariantCulture));

    /// <summary>Leave to start the trainer, an empty file: written before the run is recorded as running, renamed by the guard.</summary>
    public string Ready => Path.Combine(folder, $".ready-{number}");

    /// <summary>What the guard renames it to; its process number follows.</summary>
    public string StartedPrefix => Path.Combine(folder, $".started-{number}-");

    /// <summary>Into which the guard writes the trainer's exit status.</summary>
    public string End => Path.Combine(folder, $".ended-{number}");

    private string Dropped => Path.Combine(folder, $".dropped-{number}");

    public static AttemptFiles In(string folder, int attempt) => new(folder, attempt);

    /// <summary>The guard's process, or null when the attempt never started; from then on it cannot start any more.</summary>
    public int? StartedBy()
    {
        try
        {
            File.Move(Ready, Dropped, overwrite: true);
            return null;
        }
        catch (FileNotFoundException)
        {
            // The guard was here, or an earlier launcher that dropped the attempt.
            return Directory.EnumerateFiles(folder, Path.GetFileName(StartedPrefix) + "*")
                .Select(path => int.TryParse(path.AsSpan(StartedPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int guard) ? guard : (int?)null)
                .FirstOrDefault(guard => guard is not null);
        }
    }

    /// <summary>The exit status that the guard wrote; null while there is none.</summary>
    public int? Status()
    {
        try
        {
            return int.TryParse(File.ReadAllText(End), CultureInfo.InvariantCulture, out int status) ? status : null;
        }
        catch (IOException)
        {
            return null; // not there yet
        }
    }
}
