using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Builds a dataset of folders with caption files (DreamBoothDataset, train_util.py:1895-2184).</summary>
internal static class DreamBoothLoader
{
    /// <exception cref="TrainerStop">The trainer stops.</exception>
    public static SimulatedDataset Load(DatasetBlueprint blueprint, bool isTraining, LoadContext context)
    {
        SizeChecks.Interpolation(blueprint);
        SizeChecks.Resolution(blueprint);
        SizeChecks.Buckets(blueprint, context.Warnings);
        SimulatedDataset dataset = new(blueprint);
        FolderLoader loader = new(blueprint, isTraining, context);
        HashSet<string> taken = new(StringComparer.Ordinal);
        List<SimulatedImage> regularisation = [];
        long trained = 0, regularised = 0;
        foreach (SubsetBlueprint subset in blueprint.Subsets)
        {
            long repeats = isTraining ? subset.Repeats : 1;
            if (repeats < 1)
            {
                context.Warnings.Add("train_util.py:2119");
                continue;
            }

            if (taken.Contains(subset.ImageDir!))
            {
                context.Warnings.Add("train_util.py:2125");
                continue;
            }

            FolderPictures pictures = loader.Load(subset);
            int count = pictures.Paths.Count;
            if (count < 1)
            {
                context.Warnings.Add("train_util.py:2132");
                continue;
            }

            taken.Add(subset.ImageDir!);
            dataset.Subsets.Add(subset);
            dataset.ArePicturesKnown &= !pictures.AreUnknown;
            (trained, regularised) = subset.IsReg ? (trained, regularised + repeats * count) : (trained + repeats * count, regularised);
            for (int i = 0; i < Math.Min(count, pictures.Captions.Count); i++)
            {
                SimulatedImage image = new(pictures.Paths[i], pictures.Paths[i], pictures.Captions[i], repeats, subset.IsReg, subset)
                {
                    Size = pictures.Sizes[i],
                };
                if (subset.IsReg)
                    regularisation.Add(image);
                else
                    dataset.Register(image);
            }
        }

        if (trained < regularised)
            context.Warnings.Add("train_util.py:2164");
        if (regularised == 0)
            context.Warnings.Add("train_util.py:2167");
        else
            Balance(regularisation, trained, dataset);
        return dataset;
    }

    private static void Balance(List<SimulatedImage> images, long trained, SimulatedDataset dataset)
    {
        long[] seen = RegularizationRepeats.Of([.. images.Select(image => image.Repeats)], trained);
        for (int i = 0; i < images.Count; i++)
        {
            if (seen[i] == 0)
                continue;
            images[i].Repeats = seen[i];
            dataset.Register(images[i]);
        }
    }
}
