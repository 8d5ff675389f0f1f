using System.Security.Cryptography;
using Xunit;

namespace KohyaPrep.Fixtures;

/// <summary>All files of a folder, by relative path: their bytes' hash and the time they were last written.</summary>
public sealed record FolderState(SortedDictionary<string, string> Hashes, SortedDictionary<string, DateTime> Times)
{
    /// <param name="without">A folder below it that is left out, relative.</param>
    public static FolderState Of(string folder, string? without = null)
    {
        FolderState state = new(new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        if (!Directory.Exists(folder))
            return state;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(folder, file);
            if (without is not null && path.StartsWith(without + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                continue;
            state.Hashes[path] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
            state.Times[path] = File.GetLastWriteTimeUtc(file);
        }

        return state;
    }

    /// <summary>The paths that are not in both states with the same bytes and the same time.</summary>
    public IReadOnlyList<string> Touched(FolderState later) =>
    [
        .. Times.Keys.Union(later.Times.Keys)
            .Where(path => !Times.TryGetValue(path, out DateTime before) || !later.Times.TryGetValue(path, out DateTime after) || before != after || Hashes[path] != later.Hashes[path])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Fails unless both hold the same files with the same bytes.</summary>
    public void AssertSameBytes(FolderState other) => Assert.Equal(Hashes.AsEnumerable(), other.Hashes);

    /// <summary>Fails unless no file came, went, changed or was written anew.</summary>
    public void AssertUntouched(FolderState later) => Assert.Empty(Touched(later));
}
