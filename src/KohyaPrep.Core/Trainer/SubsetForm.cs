namespace KohyaPrep.Core.Trainer;

/// <summary>The forms in which the trainer takes pictures with their captions.</summary>
public enum SubsetForm
{
    /// <summary>A folder of pictures with caption files beside them.</summary>
    DreamBooth,

    /// <summary>A folder of pictures and one metadata file with their captions.</summary>
    Metadata,

    /// <summary>A folder of pictures with caption files, and a folder of control pictures with the same names.</summary>
    ControlPairs,
}
