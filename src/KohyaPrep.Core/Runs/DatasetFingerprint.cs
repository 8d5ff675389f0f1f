using System.Text;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Core.Runs;

/// <summary>What a run was trained on, picture by picture, in the file <see cref="RunFolder.Dataset"/>.</summary>
/// <param name="Hash">Over all of it: equal hashes mean equal pictures with equal captions.</param>
/// <param name="Pictures">In ordinal order of their paths.</param>
public sealed record DatasetFingerprint(string Hash, IReadOnlyList<FingerprintPicture> Pictures)
{
    public static DatasetFingerprint Of(IEnumerable<FingerprintPicture> pictures)
    {
        List<FingerprintPicture> sorted = [.. pictures.OrderBy(picture => picture.Path, StringComparer.Ordinal)];
        StringBuilder all = new();
        foreach (FingerprintPicture picture in sorted)
            all.Append(picture.Path).Append('\0').Append(picture.Hash).Append('\0').Append(picture.CaptionHash).Append('\n');
        return new DatasetFingerprint(ContentHash.Of(all.ToString()), sorted);
    }
}
