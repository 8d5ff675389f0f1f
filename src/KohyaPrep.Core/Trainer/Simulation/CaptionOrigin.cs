namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Where the trainer takes a picture's caption from.</summary>
public enum CaptionOrigin
{
    /// <summary>The file of the picture's name.</summary>
    OwnFile,

    /// <summary>The file of the name without its last four parts (<see cref="Captions.FaceFileName"/>).</summary>
    FaceFile,

    /// <summary>The class words, for want of a file.</summary>
    ClassWords,

    /// <summary>Neither a file nor class words: the caption is empty.</summary>
    Nowhere,

    /// <summary>The metadata file.</summary>
    Metadata,

    /// <summary>The trainer's own record of an earlier run (<c>cache_info</c>).</summary>
    InfoCache,
}
