using System.Runtime.InteropServices;
using KohyaPrep.Core;
using OpenCvSharp;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>
/// Loads OpenCV's native library when it is first needed (it has over 100 MB), so that what is missing is said in a sentence
/// and not from inside a type initialiser.
/// </summary>
internal static class OpenCvLibrary
{
    private static readonly Lazy<bool> Loaded = new(() =>
    {
        Load("OpenCvSharpExtern");
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
            NativeLibrary.Load(name, typeof(Cv2).Assembly, null);
        }
        catch (DllNotFoundException missing)
        {
            string remedy = OperatingSystem.IsLinux()
                ? "It needs GTK 3; on Debian and Ubuntu: sudo apt-get install libgtk-3-0"
                : "Install KohyaPrep again: a file is missing beside the program";
            throw new KohyaPrepException($"OpenCV, which draws edge maps, cannot be loaded. {remedy}", ExitCode.MachineLacks, missing);
        }
    }
}
