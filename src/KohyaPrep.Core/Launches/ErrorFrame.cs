namespace KohyaPrep.Core.Launches;

/// <summary>One call of a Python traceback.</summary>
/// <param name="File">As Python prints it.</param>
/// <param name="Code">The line of source; empty where it is not printed.</param>
public sealed record ErrorFrame(string File, int Line, string Function, string Code)
{
    /// <summary>The file's name without its folder.</summary>
    public string FileName => File[(File.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>Whether it is the trainer's own code rather than a library's.</summary>
    public bool IsTrainers => !IsPackages && !File.StartsWith('<') && !LibraryFolder(File);

    /// <summary>Whether it is an installed package's.</summary>
    public bool IsPackages => File.Contains("site-packages", StringComparison.Ordinal) || File.Contains("dist-packages", StringComparison.Ordinal);

    private static bool LibraryFolder(string file) =>
        file.Contains("/lib/python", StringComparison.Ordinal) || file.Contains(@"\Lib\", StringComparison.OrdinalIgnoreCase);
}
