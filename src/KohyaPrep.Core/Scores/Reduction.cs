using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Scores;

/// <summary>How a generated picture was brought to its native size before it was looked at.</summary>
public enum Reduction
{
    /// <summary>Not at all: it has that size.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>By the <c>finish</c> of this program, with its defaults.</summary>
    [JsonStringEnumMemberName("finish")]
    Finish,

    /// <summary>Each native pixel took the colour in the middle of its block.</summary>
    [JsonStringEnumMemberName("nearest")]
    Nearest,
}
