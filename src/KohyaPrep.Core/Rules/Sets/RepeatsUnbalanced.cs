using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class RepeatsUnbalanced : Rule<DatasetSubject>
{
    public static RepeatsUnbalanced Rule { get; } = new();

    public override string Code => "SET024";

    public override string Name => "repeats-unbalanced";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The repeats of folders make some count many times as much as others.";

    public override string Why =>
        "An epoch sees the pictures of a folder `10_lad` ten times. Pictures times repeats is what a folder weighs; where one "
        + "weighs many times as much as another, the other is drowned.";

    public override string Remedy =>
        "Choose repeats so that pictures times repeats come out near each other, as 2_lad with 100 pictures and 10_lady with "
        + "20.";

    public override Example Example => new("10_lad with 100 pictures and 1_lady with 20", "2_lad with 100 pictures and 10_lady with 20");

    private const int MostTimes = 4;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        (string Folder, int Repeats, int Count)[] folders = [.. subject.Index.PicturesRead
            .Select(picture => RepeatsOf(picture.Path)).OfType<(string Folder, int Repeats)>()
            .CountBy(folder => folder).Select(folder => (folder.Key.Folder, folder.Key.Repeats, folder.Value))
            .OrderByDescending(folder => (long)folder.Repeats * folder.Value).ThenBy(folder => folder.Folder, StringComparer.Ordinal)];
        if (folders.Length < 2)
            yield break;
        (long most, long least) = ((long)folders[0].Repeats * folders[0].Count, (long)folders[^1].Repeats * folders[^1].Count);
        if (most > MostTimes * least)
            yield return At(new Location(subject.Dataset.Shown), $"'{folders[0].Folder}' weighs {folders[0].Count} × {folders[0].Repeats} = {most}, '{folders[^1].Folder}' {folders[^1].Count} × {folders[^1].Repeats} = {least}.");
    }

    /// <summary>A folder called <c>N_name</c>, as the trainer reads it (config_util.py:608-616); null where there is none, or it keeps the class apart.</summary>
    private static (string Folder, int Repeats)? RepeatsOf(string path)
    {
        if (!path.Contains('/', StringComparison.Ordinal))
            return null;
        string[] parts = path.Split('/');
        if (RegularisationFolder.Holds(path))
            return null;
        string folder = parts[^2];
        int mark = folder.IndexOf('_', StringComparison.Ordinal);
        return mark > 0 && int.TryParse(folder.AsSpan(0, mark), out int repeats) && repeats > 0 ? (folder, repeats) : null;
    }
}
