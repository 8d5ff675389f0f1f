namespace KohyaPrep.Core.Findings;

/// <summary>A place in the user's material.</summary>
/// <param name="Path">The file or folder, as the user would write it.</param>
/// <param name="Line">1-based; 0 when the whole file is meant.</param>
/// <param name="Column">1-based; 0 when the whole line is meant.</param>
public sealed record Location(string Path, int Line = 0, int Column = 0)
{
    public override string ToString() => Line == 0 ? Path : $"{Path}:{Line}";
}
