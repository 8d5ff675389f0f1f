namespace KohyaPrep.Core.Launches.Places;

/// <summary>The base model as a place is told of it. Models are not packed: they are large, and not ours to hand on.</summary>
/// <param name="File">Where it must lie in the bundle; null for a model of the hub, which the trainer gets itself.</param>
/// <param name="Hub">Its name on the hub; null otherwise.</param>
/// <param name="Bytes">Null when the file was not on the machine that made the bundle.</param>
/// <param name="Sha256">Likewise.</param>
/// <param name="From">An https address or a path at that place; null when it is brought by hand.</param>
public sealed record BundleModel(string? File, string? Hub, long? Bytes, string? Sha256, string? From)
{
    /// <summary>What the trainer is told.</summary>
    public string Setting => Hub ?? File!;

    /// <summary>Where it comes from, for people.</summary>
    /// <param name="byHand">Where to put it, when it is brought by hand.</param>
    public string Advice(string byHand) => Hub is not null
        ? $"the trainer gets `{Hub}` from the hub itself"
        : From is null ? $"put `{Path.GetFileName(File)}` into {byHand}" : $"it comes from <{From}> by itself";
}
