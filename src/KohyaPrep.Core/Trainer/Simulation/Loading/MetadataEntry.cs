namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>What a metadata file says of one picture.</summary>
/// <param name="Tags">Joined to the caption; null where there are none.</param>
/// <param name="Size">Believed, where it is given.</param>
internal sealed record MetadataEntry(string? Caption, string? Tags, PixelSize? Size);
