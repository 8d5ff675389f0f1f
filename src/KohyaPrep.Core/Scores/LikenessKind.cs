using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Scores;

/// <summary>What a likeness amounts to.</summary>
public enum LikenessKind
{
    /// <summary>Match below 70: a picture of its own.</summary>
    [JsonStringEnumMemberName("own")]
    Own,

    /// <summary>Match 70 to 90.</summary>
    [JsonStringEnumMemberName("near_copy")]
    NearCopy,

    /// <summary>Match 90 or more.</summary>
    [JsonStringEnumMemberName("copy")]
    Copy,
}
