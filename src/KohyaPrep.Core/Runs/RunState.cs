using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Runs;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Waits for its turn.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>Its trainer was started and its end has not been judged.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>To its end, its model whole and its loss a number.</summary>
    [JsonStringEnumMemberName("trained")]
    Trained,

    /// <summary>Of itself, without a usable model.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>By the user or from outside; it may be resumed.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,

    /// <summary>Taken out of the queue before it began.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>Packed for another place; what came of it there is not here yet.</summary>
    [JsonStringEnumMemberName("prepared")]
    Prepared,
}
