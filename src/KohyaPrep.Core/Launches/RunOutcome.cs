namespace KohyaPrep.Core.Launches;

/// <summary>What came of a training, in one word.</summary>
public enum RunOutcome
{
    /// <summary>To its end, with its model and with a loss that is a number.</summary>
    Trained,

    /// <summary>Without a usable model.</summary>
    Failed,

    /// <summary>Ended from outside before its end.</summary>
    Interrupted,

    /// <summary>The log breaks off without a word on why, and the exit status is not known.</summary>
    Unknown,
}
