using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace KohyaPrep.Core.Datasets;

/// <summary>
/// One of several parts of a dataset. A picture belongs to a part by the hash of its path without the extension, so that a picture, its
/// caption and its edge map stay together, no list has to be handed around, and a picture that is added moves no other.
/// </summary>
/// <param name="Index">0 to <paramref name="Count"/> − 1.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record Shard(int Index, int Count)
{
    public const int Most = 60_000;

    /// <summary>Reads <c>I/N</c>. Ranks count from 0 and people from 1: N/N is the same part as 0/N.</summary>
    /// <returns>Null when it is no such text.</returns>
    public static Shard? TryParse(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is > 0 and <= Most && index <= count
            ? new Shard(index % count, count)
            : null;
    }

    /// <param name="path">Relative to its folder, with forward slashes.</param>
    public bool Holds(string path) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(Dataset.KeyOf(path))) % (uint)Count) == Index;

    /// <summary>The name of its folder among the parts.</summary>
    public string FolderName => $"{Index}-of-{Count}";

    /// <returns>Null when a folder of this name is no part.</returns>
    public static Shard? OfFolder(string name) => TryParse(name.Replace("-of-", "/", StringComparison.Ordinal)) is { } shard && shard.FolderName == name ? shard : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Index}/{Count}";
}
