namespace KohyaPrep.Core.Findings;

/// <summary>A place in the user's material.</summary>
/// <param name="Path">The file or folder, as the user would write it.</param>
/// <param name="Line">1-based; 0 when the whole file is meant.</param>
/// <param name="Column">1-based; 0 when the whole line is meant.</param>
public sealed record Location(string Path, int Line = 0, int Column = 0)
{
    /// <summary>No file: an argument that the user gave.</summary>
    public static Location CommandLine { get; } = new("command line");

    /// <summary>Something below a folder.</summary>
    /// <param name="folder">As the user would write it; empty or <c>.</c> for the current one.</param>
    /// <param name="path">Relative to the folder, with forward slashes.</param>
    public static Location In(string folder, string path, int line = 0) =>
        new(folder is "" or "." ? path : $"{folder.TrimEnd('/', '\\')}/{path}", line);

    public override string ToString() => Line == 0 ? Path : $"{Path}:{Line}";
}
