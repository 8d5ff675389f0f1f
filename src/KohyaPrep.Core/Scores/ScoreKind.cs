using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Scores;

/// <summary>What the headline of a set's score is.</summary>
public enum ScoreKind
{
    /// <summary>Match %: each picture was meant to be one original, and is compared with it.</summary>
    [JsonStringEnumMemberName("paired")]
    Paired,

    /// <summary>Style %: nobody knows which original a picture was meant to be, so the set is compared with the set.</summary>
    [JsonStringEnumMemberName("unpaired")]
    Unpaired,
}
