using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Scores;

/// <summary>Why a generated picture is no result at all.</summary>
public enum PictureFailure
{
    /// <summary>One flat colour: the generation failed, or a safety filter blackened it.</summary>
    [JsonStringEnumMemberName("single_colour")]
    SingleColour,

    /// <summary>The file could not be read as a picture.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,
}
