namespace KohyaPrep.Core.Launches;

/// <summary>Something that the trainer says of what it was given, before an error may blame it.</summary>
public enum TrainerFact
{
    /// <summary>The training file that it reads.</summary>
    TrainingFile,

    /// <summary>The training file that it did not find.</summary>
    MissingTrainingFile,
    DatasetFile,
    MetadataFile,

    /// <summary>The base model: a file, a folder, or a name on the hub.</summary>
    Model,

    /// <summary>The state that it resumes from.</summary>
    State,

    /// <summary>Width and height in pixels, with a comma between.</summary>
    Resolution,
    Optimizer,
    NetworkDim,

    /// <summary>Such as <c>bfloat16</c>.</summary>
    UnetType,

    /// <summary>Said when a LoRA is made for the text encoders.</summary>
    TrainsTextEncoder,

    /// <summary>The first picture that has neither a caption nor class words.</summary>
    EmptyCaption,

    /// <summary>Said after the last model was written.</summary>
    LastModelSaved,
}
