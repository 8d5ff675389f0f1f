using System.Globalization;

namespace KohyaPrep.Launching.Processes;

/// <summary>Two small files by which an attempt is known when its launcher was killed.</summary>
/// <param name="Claim">Made by whoever comes first: the trainer's guard, with its number, before the trainer starts; or a launcher that rules the start out.</param>
/// <param name="End">The trainer's exit status, written by its guard.</param>
internal sealed record AttemptFiles(string Claim, string End)
{
    private const string RuledOut = "none";

    /// <summary>How long a guard that has made its claim may take to write its number into it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static AttemptFiles In(string folder, int attempt) => new(
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".started-{attempt}")),
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".ended-{attempt}")));

    /// <summary>The guard's process, or null when the attempt never started; from then on it cannot start any more.</summary>
    public int? ClaimedBy()
    {
        try
        {
            using FileStream claim = new(Claim, FileMode.CreateNew, FileAccess.Write);
            claim.Write("none\n"u8);
            return null;
        }
        catch (IOException) when (File.Exists(Claim))
        {
            return Read();
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

    private int? Read()
    {
        for (long start = System.Diagnostics.Stopwatch.GetTimestamp(); ; Thread.Sleep(10))
        {
            string text = File.ReadAllText(Claim);
            if (text.StartsWith(RuledOut, StringComparison.Ordinal))
                return null;
            if (text.EndsWith('\n') && int.TryParse(text, CultureInfo.InvariantCulture, out int process))
                return process;
            // Killed between making the file and writing to it: the trainer was not started.
            if (System.Diagnostics.Stopwatch.GetElapsedTime(start) > Patience)
                return null;
        }
    }
}
