using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Builds a dataset of metadata files (FineTuningDataset, train_util.py:2187-2371).</summary>
internal static class MetadataLoader
{
    /// <exception cref="TrainerStop">The trainer stops.</exception>
    public static SimulatedDataset Load(DatasetBlueprint blueprint, LoadContext context)
    {
        SizeChecks.Interpolation(blueprint);
        SizeChecks.Resolution(blueprint);
        SizeChecks.Buckets(blueprint, context.Warnings);
        SimulatedDataset dataset = new(blueprint);
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (SubsetBlueprint subset in blueprint.Subsets)
        {
            if (subset.Repeats < 1)
            {
                context.Warnings.Add("train_util.py:2230");
                continue;
            }

            if (taken.Contains(subset.MetadataFile))
            {
                context.Warnings.Add("train_util.py:2236");
                continue;
            }

            OrderedDictionary<string, MetadataEntry> entries = MetadataFile.Read(subset.MetadataFile, context);
            if (entries.Count < 1)
            {
                context.Warnings.Add("train_util.py:2266");
                continue;
            }

            Register(dataset, subset, entries, context);
            taken.Add(subset.MetadataFile);
            dataset.Subsets.Add(subset);
        }

        return dataset;
    }

    private static void Register(
        SimulatedDataset dataset, SubsetBlueprint subset, OrderedDictionary<string, MetadataEntry> entries, LoadContext context)
    {
        if (subset.ImageDir is null && entries.Keys.FirstOrDefault(key => !PythonPath.IsAbsolute(key)) is { } relative)
        {
            throw TrainerStop.InDataset("AssertionError", "library/train_util.py:2278",
                $"{subset.MetadataFile} names pictures by relative paths ('{relative}'), and the subset has no image_dir.",
                "Set image_dir to the folder that the paths start from.");
        }

        List<string> caches = Caches(subset, entries, context);
        // Longer names first, since shorter ones can be their beginnings.
        foreach ((string key, MetadataEntry entry) in entries.OrderByDescending(entry => Length(entry.Key)))
        {
            string path = PythonPath.IsAbsolute(key) ? key : PythonPath.Join(subset.ImageDir!, key);
            PixelSize? size = entry.Size;
            if (size is null && caches.Count > 0
                && caches.FindIndex(cache => cache.StartsWith(PythonPath.Stem(key), StringComparison.Ordinal)) is >= 0 and int cached)
            {
                path = caches[cached];
                size = LatentSizes.InName(path);
                caches.RemoveAt(cached);
            }

            ForecastCaption caption = new(CaptionOf(entry, subset), CaptionOrigin.Metadata);
            dataset.Register(new SimulatedImage(key, path, caption, subset.Repeats, isReg: false, subset) { Size = size });
        }
    }

    private static List<string> Caches(SubsetBlueprint subset, OrderedDictionary<string, MetadataEntry> entries, LoadContext context)
    {
        if (context.LatentSuffix is not { } suffix)
        {
            throw TrainerStop.InDataset("AttributeError", "library/train_util.py:2290",
                "Without cache_latents this script cannot read a metadata file: it asks for the names of cached latents, and knows none.",
                "Set cache_latents = true.");
        }

        IEnumerable<string> folders = entries.Keys.Where(PythonPath.IsAbsolute).Select(PythonPath.Folder);
        return [.. (subset.ImageDir is { } folder ? folders.Prepend(folder) : folders).Distinct()
            .SelectMany(place => context.Disk.WithEnding(place, suffix)).OrderBy(path => path, StringComparer.Ordinal)
            .OrderByDescending(path => Length(PythonPath.Name(path)))];
    }

    // train_util.py:2319-2342. Tags of an empty caption are lost with enable_wildcard.
    private static string CaptionOf(MetadataEntry entry, SubsetBlueprint subset)
    {
        string caption = entry.Caption ?? "";
        string separator = subset.CaptionSeparator;
        if (entry.Tags is not { } tags)
            return caption;
        if (subset.EnableWildcard)
        {
            string oneLine = tags.Replace("\n", separator, StringComparison.Ordinal);
            IEnumerable<string> lines = caption.Split('\n').Where(line => Captions.PythonText.Strip(line).Length > 0);
            return string.Join('\n', lines.Select(line => line + separator + oneLine));
        }

        return tags.Length == 0 ? caption : caption.Length == 0 ? tags : caption + separator + tags;
    }

    // In code points.
    private static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
