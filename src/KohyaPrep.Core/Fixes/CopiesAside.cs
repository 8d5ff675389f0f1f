namespace KohyaPrep.Core.Fixes;

/// <summary>
/// Sees to it that of pictures that are copies of each other one stays, whatever several rules say: one may keep a picture that another sets aside.
/// </summary>
internal sealed class CopiesAside
{
    private readonly Dictionary<string, string> kept = new(StringComparer.Ordinal);

    /// <summary>Whether a picture may be set aside in favour of another, which then stays, or the one does in whose favour that was set aside.</summary>
    public bool MayGo(string path, string keeps)
    {
        if (kept.ContainsKey(path))
            return true;
        string stays = keeps;
        while (kept.TryGetValue(stays, out string? other))
            stays = other;
        return stays != path && kept.TryAdd(path, stays);
    }
}
