namespace KohyaPrep.Core.Datasets;

/// <summary>Which files the trainer takes for pictures, by their names (IMAGE_EXTENSIONS, train_util.py:104).</summary>
public static class PictureExtension
{
    private static readonly string[] Read = [".png", ".jpg", ".jpeg", ".webp", ".bmp"];

    /// <summary>Every extension as the trainer looks for it, in Python's order of texts.</summary>
    public static IReadOnlyList<string> AllAsNamed { get; } =
        [.. Read.Concat(Read.Select(extension => extension.ToUpperInvariant())).Order(StringComparer.Ordinal)];

    /// <summary>The extension of a format that the trainer sees; null for the others.</summary>
    /// <param name="format">As in <see cref="ImageFacts.Format"/>.</param>
    public static string? OfFormat(string format) => format switch
    {
        "jpeg" => ".jpg",
        "png" or "webp" or "bmp" => "." + format,
        _ => null,
    };

    /// <summary>Whether the trainer sees a file of this name, were its extension in lower case.</summary>
    public static bool IsRead(string path) => IsRead(path.AsSpan());

    /// <inheritdoc cref="IsRead(string)"/>
    public static bool IsRead(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> extension = Path.GetExtension(path);
        foreach (string read in Read)
        {
            if (extension.Equals(read, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether it sees the file as it is named: wholly lower or wholly upper case.</summary>
    public static bool IsReadAsNamed(string path)
    {
        ReadOnlySpan<char> letters = Path.GetExtension(path.AsSpan()).TrimStart('.');
        return IsRead(path) && (!letters.ContainsAnyInRange('A', 'Z') || !letters.ContainsAnyInRange('a', 'z'));
    }
}
