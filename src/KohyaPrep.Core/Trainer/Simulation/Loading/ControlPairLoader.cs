using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Builds a dataset of pictures with control pictures (ControlNetDataset, train_util.py:2374-2492).</summary>
internal static class ControlPairLoader
{
    private const int MostNamed = 5;

    /// <remarks>There is no difference between training and validation: both take the training part of a split.</remarks>
    /// <exception cref="TrainerStop">The trainer stops.</exception>
    public static SimulatedDataset Load(DatasetBlueprint blueprint, LoadContext context)
    {
        SizeChecks.Interpolation(blueprint);
        if (blueprint.Subsets.FirstOrDefault(subset => subset.RandomCrop) is { } random)
        {
            throw TrainerStop.InDataset("AssertionError", "library/train_util.py:2395",
                $"random_crop is on for {random.ImageDir}, and control pictures cannot follow a random crop.", "Remove random_crop.");
        }

        DatasetBlueprint inner = blueprint with
        {
            Subsets = [.. blueprint.Subsets.Select(subset => subset with { IsReg = false, ClassTokens = null })],
        };
        SimulatedDataset dataset = DreamBoothLoader.Load(inner, isTraining: true, context);
        CheckPairs(dataset, blueprint.Subsets, context);
        return dataset;
    }

    private static void CheckPairs(SimulatedDataset dataset, IReadOnlyList<SubsetBlueprint> subsets, LoadContext context)
    {
        Dictionary<string, Dictionary<string, string>?> folders = new(StringComparer.Ordinal);
        Dictionary<string, string> controlFolders = subsets.DistinctBy(subset => subset.ImageDir)
            .ToDictionary(subset => subset.ImageDir!, subset => subset.ConditioningDataDir!, StringComparer.Ordinal);
        List<string> missing = [];
        HashSet<string> paired = new(StringComparer.Ordinal);
        foreach (SimulatedImage image in dataset.Images)
        {
            string folder = controlFolders[image.Subset.ImageDir!];
            if (!folders.TryGetValue(folder, out Dictionary<string, string>? stems))
                folders[folder] = stems = StemsOf(folder, context);
            if (stems is null)
            {
                context.Warnings.Add("train_util.py:2467");
                continue;
            }

            string stem = PythonPath.Stem(PythonPath.Name(image.Path));
            if (stems.TryGetValue(stem, out string? control))
                paired.Add(PythonPath.Stem(context.Disk.FullPath(control)));
            else
                missing.Add(image.Path);
        }

        string[] extra = [.. subsets.Select(subset => subset.ConditioningDataDir!).SelectMany(context.Disk.Pictures)
            .Where(control => !paired.Contains(PythonPath.Stem(context.Disk.FullPath(control)))).Distinct()];
        if (missing.Count > 0)
        {
            throw TrainerStop.InDataset("AssertionError", "library/train_util.py:2488",
                $"{Count(missing, "picture")} without a control picture of the same name: {Named(missing)}.",
                "Make the missing control pictures (kohyaprep edges makes edge maps), or take the pictures out.");
        }

        if (extra.Length > 0)
        {
            throw TrainerStop.InDataset("AssertionError", "library/train_util.py:2491",
                $"{Count(extra, "control picture")} without a picture that is trained on: {Named(extra)}.",
                "Take the surplus control pictures out of the folder; pictures that a validation split or 0 repeats take out count as absent.");
        }
    }

    // The trainer asks for each name with each extension; the first in its order wins. Null where there is no such folder.
    private static Dictionary<string, string>? StemsOf(string folder, LoadContext context)
    {
        if (!context.Disk.IsFolder(folder))
            return null;
        Dictionary<string, string> stems = new(StringComparer.Ordinal);
        foreach (string path in context.Disk.Pictures(folder))
            stems.TryAdd(PythonPath.Stem(PythonPath.Name(path)), path);
        return stems;
    }

    private static string Count(IReadOnlyCollection<string> paths, string one) => paths.Count == 1 ? $"1 {one}" : $"{paths.Count} {one}s";

    private static string Named(IReadOnlyCollection<string> paths) => string.Join(", ", paths.Take(MostNamed))
        + (paths.Count > MostNamed ? $" and {paths.Count - MostNamed} more" : "");
}
