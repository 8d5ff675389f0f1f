namespace KohyaPrep.Core.Launches;

/// <summary>How a run came out.</summary>
public enum VerdictKind
{
    /// <summary>To its end, with its model whole and its loss a number.</summary>
    Trained,

    /// <summary>No picture was found; nothing was trained.</summary>
    NoData,

    /// <summary>To its end, but the loss is not a number: the model is worthless.</summary>
    LossNaN,

    /// <summary>Stopped, since the loss grew far beyond where it had been.</summary>
    LossExploded,

    /// <summary>By the user, or by an interrupt signal.</summary>
    Interrupted,

    /// <summary>By another signal, as the kernel does when memory runs out.</summary>
    Killed,

    /// <summary>With an error of the trainer.</summary>
    Failed,

    /// <summary>Without an error, but what it should have written last is not there.</summary>
    FinalFileMissing,

    /// <inheritdoc cref="FinalFileMissing"/>
    FinalFileDamaged,
}
