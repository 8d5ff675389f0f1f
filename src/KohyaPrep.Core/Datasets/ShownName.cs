namespace KohyaPrep.Core.Datasets;

/// <summary>A file as the user would write it, held as its folder, which is one text for all files that were read after each other, and its path in there.</summary>
internal readonly struct ShownName : IEquatable<ShownName>
{
    [ThreadStatic]
    private static string? lastFolder;

    private readonly string folder, path;

    /// <param name="shown">The file as the user would write it.</param>
    /// <param name="path">Relative to its folder.</param>
    public ShownName(string shown, string path)
    {
        if (!shown.EndsWith(path, StringComparison.Ordinal))
        {
            (folder, this.path) = (shown, "");
            return;
        }

        ReadOnlySpan<char> before = shown.AsSpan(0, shown.Length - path.Length);
        if (lastFolder is null || !before.SequenceEqual(lastFolder))
            lastFolder = before.ToString();
        (folder, this.path) = (lastFolder, path);
    }

    public bool Equals(ShownName other) => ToString() == other.ToString();

    public override bool Equals(object? obj) => obj is ShownName other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    public override string ToString() => folder + path;
}
