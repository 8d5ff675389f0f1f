namespace KohyaPrep.Core.Runs;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Its trainer was started and its end has not been judged.</summary>
    Running,

    /// <summary>To its end, its model whole and its loss a number.</summary>
    Trained,

    /// <summary>Of itself, without a usable model.</summary>
    Failed,

    /// <summary>By the user or from outside; it may be resumed.</summary>
    Interrupted,

    /// <summary>Taken out of the queue before it began.</summary>
    Cancelled,
}
