using KohyaPrep.Core.Changes;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Fixes;

/// <summary>Where the files of a dataset lie, and how the history of its folder of pictures calls them.</summary>
internal sealed class FixFolders(Dataset dataset, DatasetSection section)
{
    private readonly HashSet<string> claimed = new(StringComparer.Ordinal);

    public string Full(FixPlace place, string path) => Path.Combine(RootOf(place), path);

    public string Shown(FixPlace place, string path) => Location.In(
        place switch
        {
            FixPlace.Captions => dataset.CaptionsShown ?? dataset.Shown,
            FixPlace.EdgeMaps => dataset.EdgeMaps?.Shown ?? dataset.Shown,
            _ => dataset.Shown,
        },
        path).Path;

    /// <summary>Relative to the folder of pictures.</summary>
    public string InHistory(FixPlace place, string path) =>
        Path.GetRelativePath(section.Images, Full(place, path)).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Takes a name for a new file.</summary>
    /// <returns>Whether it was free.</returns>
    public bool Claim(FixPlace place, string path) => IsFree(place, path) && claimed.Add(InHistory(place, path));

    public bool IsFree(FixPlace place, string path) => !File.Exists(Full(place, path)) && !claimed.Contains(InHistory(place, path));

    /// <summary>Takes a place for a file that is set aside, in the folder that it comes from.</summary>
    public string ClaimAside(FixPlace place, string path)
    {
        string aside = $"{ChangeHistory.SetAside}/{path}";
        for (int copy = 2; !Claim(place, aside); copy++)
            aside = $"{ChangeHistory.SetAside}/{Dataset.KeyOf(path)} ({copy}){Path.GetExtension(path)}";
        return aside;
    }

    private string RootOf(FixPlace place) => place switch
    {
        FixPlace.Captions => section.Captions ?? section.Images,
        FixPlace.EdgeMaps => section.EdgeMaps ?? section.Images,
        _ => section.Images,
    };
}
