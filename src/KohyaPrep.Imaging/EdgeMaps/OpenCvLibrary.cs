using System.Runtime.InteropServices;
using KohyaPrep.Core;
using OpenCvSharp;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>
/// Loads OpenCV's native library when it is first needed (it has over 100 MB), so that what is missing is said in a sentence
/// and not from inside a type initialiser.
/// </summary>
public static class OpenCvLibrary
{
    private const string Name = "OpenCvSharpExtern";

    /// <summary>What it links against, as Debian packages; the same list is in src/setup.sh.</summary>
    private const string Packages = "libgtk-3-0 libdrm2 libatomic1";

    private static readonly Lazy<bool> Loaded = new(() =>
    {
        Load(Name);
        // Pictures are worked on in parallel already.
        Cv2.SetNumThreads(1);
        return true;
    });

    /// <exception cref="KohyaPrepException">The library, or one that it needs, is not on this machine.</exception>
    public static void Ensure() => _ = Loaded.Value;

    internal static void Load(string name)
    {
        try
        {
            // The search path must be said: compiled ahead of time, the program's own folder is not looked into without.
            NativeLibrary.Load(name, typeof(Cv2).Assembly, DllImportSearchPath.AssemblyDirectory);
        }
        catch (DllNotFoundException missing)
        {
            throw new KohyaPrepException(Explain(missing.Message), ExitCode.MachineLacks, missing);
        }
    }

    /// <param name="loader">What the system's loader said, a line for each place that it looked into.</param>
    internal static string Explain(string loader)
    {
        string? needed = loader.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.Contains(": cannot open shared object", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)])
            .FirstOrDefault(file =>
                file.StartsWith("lib", StringComparison.Ordinal) &&
                file.Contains(".so.", StringComparison.Ordinal) &&
                !file.Contains(Name, StringComparison.Ordinal));
        return needed is null
            ? $"OpenCV, which edge maps and taggers need, cannot be loaded: {Name} is missing beside the program or does not fit this " +
                $"system. Install KohyaPrep again; on Debian and Ubuntu also: sudo apt-get install {Packages}"
            : $"OpenCV, which edge maps and taggers need, cannot be loaded: {needed} is not on this machine. " +
                $"On Debian and Ubuntu: sudo apt-get install {Packages}";
    }
}
