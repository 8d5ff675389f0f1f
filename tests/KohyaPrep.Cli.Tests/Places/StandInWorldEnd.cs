namespace KohyaPrep.Cli.Tests.Places;

/// <summary>
/// Deletes the stand-in for the world at the end of all tests. When the process exits it would be too late: an environment of Python has
/// thousands of files, and the runner takes an exit of more than a second for a thread that was forgotten, one of eleven for a failure.
/// </summary>
public sealed class StandInWorldEnd : IDisposable
{
    public void Dispose() => StandInWorld.End();
}
