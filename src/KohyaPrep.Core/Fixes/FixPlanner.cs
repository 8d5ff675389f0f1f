using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Fixes;

/// <summary>Turns findings that offer a fix into a plan of what becomes of which file.</summary>
public static class FixPlanner
{
    /// <summary>The command, as the history names it.</summary>
    public const string Command = "check --fix";

    /// <param name="section">Where the dataset's files lie.</param>
    /// <param name="findings">Of the dataset, as it lies there now.</param>
    /// <param name="draw">Makes the file of a picture whose pixels change; called when the plan is carried out.</param>
    public static FixPlan Plan(Dataset dataset, DatasetSection section, IReadOnlyList<Finding> findings, FixRequest request, Func<PictureWork, byte[]> draw)
    {
        FixDraft draft = new(new FixFolders(dataset, section), section.Images);
        SortedDictionary<(FixPlace Place, string Path), FileFixes> files = new(Comparer<(FixPlace Place, string Path)>.Create(
            (one, other) => one.Place != other.Place ? one.Place.CompareTo(other.Place) : string.CompareOrdinal(one.Path, other.Path)));
        CopiesAside copies = new();
        foreach (Finding finding in findings.Where(request.Takes))
        {
            foreach (string path in finding.Fix!.Also.Prepend(finding.Fix.Path).Where(path => finding.Fix.Keeps.Length == 0 || copies.MayGo(path, finding.Fix.Keeps)))
                FilesAt(finding.Fix.Place, path).Add(finding);
        }

        foreach (FileFixes file in files.Values.Where(file => request.Background is null && file.Kinds.Remove(FixKind.Flatten)))
        {
            if (request.Codes.Count > 0)
                draft.Leave(file, "Say with --background onto which colour it is to be laid.");
        }

        CaptionFixer captions = new(draft, files.Values);
        new PictureFixer(draft, dataset, request, draw, captions).Plan(files.Values);
        captions.Plan();
        return draft.ToPlan(Command);

        FileFixes FilesAt(FixPlace place, string path)
        {
            if (!files.TryGetValue((place, path), out FileFixes? known))
                files[(place, path)] = known = new FileFixes(place, path);
            return known;
        }
    }
}
