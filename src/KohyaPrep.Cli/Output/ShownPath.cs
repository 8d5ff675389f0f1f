using KohyaPrep.Core.Launches;

namespace KohyaPrep.Cli.Output;

/// <summary>Paths as a user would write them.</summary>
internal static class ShownPath
{
    /// <summary>Relative to the current folder where the path lies in it, otherwise absolute.</summary>
    public static string Of(string path)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The same as a word of a command that can be copied: quoted where a shell needs it, and never like an option.</summary>
    public static string AsArgument(string path)
    {
        string shown = Of(path);
        return ShellLine.Quote(shown.StartsWith('-') ? Path.Combine(".", shown) : shown);
    }
}
