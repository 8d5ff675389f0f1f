using System.Text;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>A trainer that an earlier launcher started, found again by its guard's process number and the key in its environment.</summary>
internal sealed class AttachedProcess : ITrainerProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Looking through all processes costs more than looking for a file.</summary>
    private const int PausesBetweenLooks = 5;

    private readonly string key;
    private readonly AttemptFiles files;
    private readonly bool isOurs;

    private AttachedProcess(int guard, string key, AttemptFiles files)
    {
        Id = guard;
        this.key = key;
        this.files = files;
        isOurs = HasMember(guard, key);
        Exit = WaitAsync();
    }

    public int Id { get; }

    /// <summary>Null when it ended and nobody was there to see how.</summary>
    public Task<ProcessExit?> Exit { get; }

    public bool IsAnyAlive => isOurs && ProcessGroup.IsAlive(Id);

    /// <param name="guard">The guard's process, which may have ended.</param>
    /// <param name="key">What <see cref="GuardedLaunch.KeyVariable"/> was set to.</param>
    public static AttachedProcess To(int guard, string key, AttemptFiles files) => new(guard, key, files);

    public void Interrupt() => Signal(Libc.Interrupt);

    public void Kill() => Signal(Libc.Kill);

    private void Signal(int signal)
    {
        // Asked anew: the group may have ended since, and its number been given away.
        if (isOurs && HasMember(Id, key))
            _ = Libc.kill(-Id, signal);
    }

    private async Task<ProcessExit?> WaitAsync()
    {
        for (int pauses = 0; ; pauses++)
        {
            if (files.Status() is { } status)
                return ProcessExit.WithCode(status);
            if (pauses % PausesBetweenLooks == 0 && !IsAnyAlive)
            {
                // The guard may have written it just before it ended.
                return files.Status() is { } last ? ProcessExit.WithCode(last) : null;
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Whether a running process of the group has the key: after a restart of the machine the number may be anyone's.</summary>
    private static bool HasMember(int group, string key)
    {
        byte[] wanted = Encoding.UTF8.GetBytes($"{GuardedLaunch.KeyVariable}={key}\0");
        return ProcessGroup.Members(group).Any(process => Holds($"/proc/{process}/environ", wanted));
    }

    private static bool Holds(string path, byte[] wanted)
    {
        try
        {
            return File.ReadAllBytes(path).AsSpan().IndexOf(wanted) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // it ended, or is another user's
        }
    }
}
