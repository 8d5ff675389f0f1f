using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Scores;

/// <summary>The records of this namespace as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(RoundedNumber)])]
[JsonSerializable(typeof(SetScore))]
[JsonSerializable(typeof(EpochComparison))]
internal sealed partial class ScoreJsonContext : JsonSerializerContext;
