using KohyaPrep.Core.Changes;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Core.Fixes;

/// <summary>A plan of fixes while it is made.</summary>
internal sealed class FixDraft(FixFolders folders, string root)
{
    /// <summary>How the trainer's caches of what the text encoder made of a caption end.</summary>
    public const string TextCache = "_te_outputs.npz";

    private readonly List<FileChange> changes = [];
    private readonly List<PlannedFix> fixes = [];
    private readonly List<LeftAlone> left = [];
    private readonly HashSet<string> named = new(StringComparer.Ordinal);

    public FixFolders Folders => folders;

    /// <summary>Whether something else is going to happen to a file already.</summary>
    public bool Names(FixPlace place, string path) => named.Contains(folders.InHistory(place, path));

    public void Move(FixPlace place, string path, string to) => Add(new FileMove(folders.InHistory(place, path), folders.InHistory(place, to)));

    public void Write(FixPlace place, string path, Func<byte[]> content) => Add(new FileWrite(folders.InHistory(place, path), content));

    public void Remove(FixPlace place, string path) => Add(new FileRemoval(folders.InHistory(place, path)));

    public void Tell(PlannedFix fix) => fixes.Add(fix);

    public void Leave(FileFixes file, string why) => left.AddRange(file.Codes.Select(code => new LeftAlone(folders.Shown(file.Place, file.Path), code, why)));

    /// <summary>Caches of what the trainer made of a file that changes: it would take them for those of the new one.</summary>
    /// <param name="path">Of a picture or a caption.</param>
    public void RemoveCaches(FixPlace place, string path)
    {
        foreach (string cache in StaleLatents.Beside(root, [folders.InHistory(place, path)]))
        {
            bool isOfText = cache.EndsWith(TextCache, StringComparison.Ordinal);
            if (place != FixPlace.EdgeMaps && isOfText == (place == FixPlace.Captions) && !named.Contains(cache))
                Add(new FileRemoval(cache));
        }
    }

    public FixPlan ToPlan(string command) => new(
        [.. fixes.OrderBy(fix => fix.Shown, StringComparer.Ordinal)],
        [.. left.OrderBy(fix => fix.Shown, StringComparer.Ordinal).ThenBy(fix => fix.Code, StringComparer.Ordinal)],
        new ChangeSet(command, changes));

    private void Add(FileChange change)
    {
        changes.Add(change);
        named.UnionWith(change.Paths);
    }
}
