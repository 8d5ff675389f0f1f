using System.Reflection;

namespace KohyaPrep.Launching.Scans;

/// <summary>A temporary folder with the probe's Python files and its result; gone when disposed.</summary>
internal sealed class ProbeFolder : IDisposable
{
    private const string Prefix = "scan/";
    private readonly string root = Directory.CreateTempSubdirectory("kohyaprep-scan-").FullName;

    public ProbeFolder()
    {
        Assembly assembly = typeof(ProbeFolder).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream source = assembly.GetManifestResourceStream(name)!;
            using FileStream target = File.Create(Path.Combine(root, name[Prefix.Length..]));
            source.CopyTo(target);
        }
    }

    public string Script => Path.Combine(root, "probe.py");

    public string Result => Path.Combine(root, "result.jsonl");

    /// <summary>Where Python keeps what it compiles, so that it does not write into the checkout.</summary>
    public string Compiled => Path.Combine(root, "compiled");

    public string ReadResult() => File.Exists(Result) ? File.ReadAllText(Result) : "";

    public void Dispose()
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (IOException)
        {
            // A process that was killed may hold a file for a moment longer; the system's own clean-up takes the rest.
        }
    }
}
