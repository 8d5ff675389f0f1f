using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>A dataset while it is being built.</summary>
internal sealed class SimulatedDataset(DatasetBlueprint blueprint)
{
    private readonly OrderedDictionary<string, SimulatedImage> images = [];

    public DatasetBlueprint Blueprint { get; } = blueprint;

    /// <summary>In the order in which their keys were first registered.</summary>
    public IReadOnlyList<SimulatedImage> Images => images.Values;

    /// <summary>Those that gave pictures.</summary>
    public List<SubsetBlueprint> Subsets { get; } = [];

    public bool ArePicturesKnown { get; set; } = true;

    /// <summary>Set once the buckets are made.</summary>
    public long Batches { get; set; }

    public void Register(SimulatedImage image) => images[image.Key] = image;

    public ForecastDataset ToForecast()
    {
        List<SimulatedImage> sorted = [.. Images];
        sorted.Sort((left, right) => Folders.CodePointOrder.Instance.Compare(left.Key, right.Key));
        return new ForecastDataset(Blueprint.Resolution ?? default, Blueprint.EnableBucket, Blueprint.BatchSize, Batches,
            [.. sorted.Select(image => new ForecastImage(image.Path, image.Caption, image.Repeats, image.IsReg, image.Size!.Value,
                image.Choice.Bucket, image.Choice.Resized, image.Subset))],
            ArePicturesKnown)
        {
            Blueprint = Blueprint,
        };
    }
}
