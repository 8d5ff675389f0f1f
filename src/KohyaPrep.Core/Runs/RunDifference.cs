namespace KohyaPrep.Core.Runs;

/// <summary>What tells two runs apart.</summary>
/// <param name="Settings">Those that differ; null where a run has none of the name.</param>
/// <param name="Captions">Pictures that both have with another caption.</param>
/// <param name="ChangedPictures">Pictures of the same name with other contents.</param>
/// <param name="RemovedPictures">Only in the first.</param>
/// <param name="AddedPictures">Only in the second.</param>
public sealed record RunDifference(
    IReadOnlyList<Change> Settings,
    IReadOnlyList<Change> Captions,
    IReadOnlyList<string> ChangedPictures,
    IReadOnlyList<string> RemovedPictures,
    IReadOnlyList<string> AddedPictures)
{
    public bool IsEmpty => Settings.Count + Captions.Count + ChangedPictures.Count + RemovedPictures.Count + AddedPictures.Count == 0;

    public static RunDifference Between(RunStore store, RunRecord first, RunRecord second)
    {
        List<Change> settings = [.. FactsOf(first, second), .. Changes(SettingsOf(store, first), SettingsOf(store, second))];
        Dictionary<string, FingerprintPicture> before = PicturesOf(store, first), after = PicturesOf(store, second);
        List<string> both = [.. before.Keys.Where(after.ContainsKey).Order(StringComparer.Ordinal)];
        return new RunDifference(
            settings,
            [.. both.Where(path => before[path].Caption != after[path].Caption).Select(path => new Change(path, before[path].Caption, after[path].Caption))],
            [.. both.Where(path => before[path].Hash != after[path].Hash)],
            [.. before.Keys.Where(path => !after.ContainsKey(path)).Order(StringComparer.Ordinal)],
            [.. after.Keys.Where(path => !before.ContainsKey(path)).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<Change> FactsOf(RunRecord first, RunRecord second) => new Change[]
    {
        new("script", first.Script, second.Script),
        new("base model", first.BaseModel, second.BaseModel),
        new("kohyaprep", first.Versions.KohyaPrep, second.Versions.KohyaPrep),
        new("catalogue", first.Versions.Catalogue, second.Versions.Catalogue),
        new("sd-scripts", first.Versions.Trainer, second.Versions.Trainer),
    }.Where(change => change.Before != change.After);

    private static IEnumerable<Change> Changes(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) => before.Keys.Union(after.Keys)
        .Order(StringComparer.Ordinal)
        .Select(name => new Change(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
        .Where(change => change.Before != change.After && change.Name != "training.pretrained_model_name_or_path");

    private static SortedDictionary<string, string> SettingsOf(RunStore store, RunRecord run) =>
        store.ReadPart(run.Id, RunFolder.Settings, RunJson.Default.SortedDictionaryStringString) ?? [];

    private static Dictionary<string, FingerprintPicture> PicturesOf(RunStore store, RunRecord run) =>
        (store.ReadPart(run.Id, RunFolder.Dataset, RunJson.Default.DatasetFingerprint)?.Pictures ?? []).ToDictionary(picture => picture.Path, StringComparer.Ordinal);
}
