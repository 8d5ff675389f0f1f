using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;

namespace KohyaPrep.Core.Changes;

/// <summary>Waits until files are on the disk, for many at once: a disk writes many files nearly as fast as one, and waiting takes no core.</summary>
internal static class DiskFlush
{
    private const int AtOnce = 32;

    /// <exception cref="IOException">A file could not be written through.</exception>
    public static void Of(IReadOnlyCollection<string> paths)
    {
        ConcurrentQueue<string> left = new(paths);
        ConcurrentQueue<Exception> failed = [];
        Thread[] waiting = new Thread[Math.Min(AtOnce, paths.Count)];
        for (int i = 0; i < waiting.Length; i++)
        {
            waiting[i] = new Thread(Wait);
            waiting[i].Start();
        }

        foreach (Thread thread in waiting)
            thread.Join();
        if (failed.TryPeek(out Exception? reason))
            ExceptionDispatchInfo.Throw(reason);

        void Wait()
        {
            try
            {
                while (failed.IsEmpty && left.TryDequeue(out string? path))
                {
                    // Only Windows asks for the right to write, and a file that is kept may lack it.
                    using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite);
                    RandomAccess.FlushToDisk(file);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failed.Enqueue(exception);
            }
        }
    }
}
