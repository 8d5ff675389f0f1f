namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>The pictures of one folder, in the trainer's order.</summary>
/// <param name="Captions">One for each path, as far as they go.</param>
/// <param name="Sizes">Null where a picture's own file has to be asked.</param>
internal sealed record FolderPictures(IReadOnlyList<string> Paths, IReadOnlyList<ForecastCaption> Captions, IReadOnlyList<PixelSize?> Sizes)
{
    public static FolderPictures None { get; } = new([], [], []);

    /// <summary>Whether a split without a seed decided which they are.</summary>
    public bool AreUnknown { get; init; }
}
