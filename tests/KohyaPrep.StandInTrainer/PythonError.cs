namespace KohyaPrep.StandInTrainer;

/// <summary>An error that ends the training with a traceback, as an uncaught exception does in Python.</summary>
/// <param name="line">The last line of the traceback.</param>
internal sealed class PythonError(string line) : Exception(line)
{
    /// <summary>What is logged at the level ERROR before the traceback.</summary>
    public string? Logged { get; init; }

    /// <summary>Whether a process that loads data raised it; torch wraps it then.</summary>
    public bool IsOfWorker { get; init; }
}
