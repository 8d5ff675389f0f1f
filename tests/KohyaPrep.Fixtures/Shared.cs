using Xunit;

namespace KohyaPrep.Fixtures;

/// <summary>
/// Material that lies beside the checkout and is no part of it (real pictures, the trainer's own answers and logs).
/// Tests that need it are skipped, visibly, where it is absent.
/// </summary>
public static class Shared
{
    /// <summary>The absolute path of something under the folder <c>shared</c>; skips the running test when it is not there.</summary>
    /// <param name="relative">A path below the folder, with forward slashes.</param>
    public static string Path(string relative)
    {
        string path = System.IO.Path.Combine(Repository.Root, "..", "shared", relative);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"needs shared/{relative}, which is not on this machine");
        return System.IO.Path.GetFullPath(path);
    }
}
