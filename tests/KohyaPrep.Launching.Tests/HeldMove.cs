using KohyaPrep.Fixtures;

namespace KohyaPrep.Launching.Tests;

/// <summary>
/// A <c>mv</c> that comes first in PATH and waits, before or after it has done its work, until it is released. A guard renames twice:
/// its leave to start the trainer, and the trainer's exit status.
/// </summary>
internal sealed class HeldMove : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <param name="target">A part of the new name: other moves pass.</param>
    /// <param name="isAfter">Whether it waits after the renaming.</param>
    public HeldMove(string target, bool isAfter = false)
    {
        string wait = $"touch '{folder.Path("reached")}'; while [ ! -e '{folder.Path("released")}' ]; do sleep 0.01; done";
        folder.Write("mv", $"""
            #!/bin/sh
            for last; do :; done
            case $last in
            *{target}*) {(isAfter ? "" : wait)}
              /bin/mv "$@"; code=$?
              {(isAfter ? wait : "")}
              exit $code;;
            esac
            exec /bin/mv "$@"
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path("mv"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    /// <summary>For the environment of what shall be held.</summary>
    public (string, string) Variable => ("PATH", $"{folder.Root}:{Environment.GetEnvironmentVariable("PATH")}");

    public void WaitUntilReached() => RecordedTraining.Wait(() => File.Exists(folder.Path("reached")));

    public void Release() => folder.Write("released", "");

    public void Dispose()
    {
        Release();
        folder.Dispose();
    }
}
