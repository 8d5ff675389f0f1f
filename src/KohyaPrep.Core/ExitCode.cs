namespace KohyaPrep.Core;

/// <summary>What the program returns; documented in the README and stable.</summary>
public enum ExitCode
{
    Done = 0,

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    Findings = 1,

    /// <summary>Bad usage or bad input.</summary>
    BadInput = 2,

    /// <summary>Something is missing on this machine, or it refuses (a full disk, a folder that cannot be written).</summary>
    MachineLacks = 3,

    TrainerFailed = 4,

    Interrupted = 130,
}
