using KohyaPrep.Core;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Cli.Output;

/// <summary>Reads a whole log of the trainer.</summary>
internal static class LogReading
{
    /// <param name="path"><c>-</c> for standard input.</param>
    /// <exception cref="KohyaPrepException">It cannot be read.</exception>
    public static RunProgress Read(string path)
    {
        RunProgress progress = RunProgress.None;
        SavedLog saved = new(new TrainerLine(next => progress = progress.After(next)));
        try
        {
            using Stream log = path == "-" ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] buffer = new byte[1 << 16];
            int count;
            while ((count = log.Read(buffer)) > 0)
                saved.Feed(buffer.AsSpan(0, count));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: the log cannot be read: {e.Message.TrimEnd('.')}. Name the file that the trainer's output was saved to.");
        }

        saved.Finish();
        return progress;
    }
}
