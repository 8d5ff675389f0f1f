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
}
