using KohyaPrep.Core.Runs;

namespace KohyaPrep.Launching.Runs;

/// <summary>The wish that a run should stop, left in its folder for whoever watches it.</summary>
public static class StopFile
{
    private const string Name = ".stop";

    /// <exception cref="KohyaPrep.Core.KohyaPrepException">It cannot be written.</exception>
    public static void Write(RunStore store, string id, StopRequest request) =>
        store.Write(id, Name, request == StopRequest.Now ? "now\n"u8 : "after the next state\n"u8);

    public static StopRequest? Read(RunStore store, string id)
    {
        string path = store.PathIn(id, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            return File.ReadAllText(path).StartsWith("now", StringComparison.Ordinal) ? StopRequest.Now : StopRequest.AfterNextSave;
        }
        catch (IOException)
        {
            return null; // taken away just now
        }
    }

    public static void Remove(RunStore store, string id) => File.Delete(store.PathIn(id, Name));
}
