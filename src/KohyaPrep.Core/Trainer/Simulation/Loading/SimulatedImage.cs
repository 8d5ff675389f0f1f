using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>A picture while its dataset is being built; repeats, size and bucket come one after the other.</summary>
internal sealed class SimulatedImage(string key, string path, ForecastCaption caption, long repeats, bool isReg, SubsetBlueprint subset)
{
    /// <summary>Two pictures of one key are one picture to the trainer: the later.</summary>
    public string Key { get; } = key;

    public string Path { get; } = path;

    public ForecastCaption Caption { get; } = caption;

    public long Repeats { get; set; } = repeats;

    public bool IsReg { get; } = isReg;

    public SubsetBlueprint Subset { get; } = subset;

    /// <summary>Null until it is known.</summary>
    public PixelSize? Size { get; set; }

    public BucketChoice Choice { get; set; }
}
