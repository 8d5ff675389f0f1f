using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Datasets;

/// <summary>Edge maps that the user already has.</summary>
/// <param name="Root">Absolute.</param>
/// <param name="Shown">As the user would write it.</param>
public sealed record EdgeMapFolder(string Root, string Shown, IReadOnlyList<ImageFacts> Maps)
{
    /// <summary>The maps that the trainer sees.</summary>
    public IEnumerable<ImageFacts> MapsRead() => Maps.Where(map => PictureExtension.IsRead(map.Path));

    /// <summary>The place of one of the maps.</summary>
    public Location LocationOf(ImageFacts map) => Location.In(Shown, map.Path);
}
