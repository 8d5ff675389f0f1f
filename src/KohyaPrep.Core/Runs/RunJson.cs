using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Runs;

/// <summary>The files of a run's folder as JSON: names in camel case, one value a line, readable letters.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.Unspecified,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(IReadOnlyList<RunRecord>))]
[JsonSerializable(typeof(DatasetFingerprint))]
[JsonSerializable(typeof(RunMachine))]
[JsonSerializable(typeof(LossPoint))]
[JsonSerializable(typeof(RunDifference))]
[JsonSerializable(typeof(LaunchPlan))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
public sealed partial class RunJson : JsonSerializerContext
{
    /// <summary>One value a line.</summary>
    public static RunJson Indented => Forms.Indented;

    /// <summary>All on one line.</summary>
    public static RunJson Line => Forms.Line;

    /// <summary>The value and a line feed, in UTF-8.</summary>
    public static byte[] Bytes<T>(T value, JsonTypeInfo<T> type) => [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];

    /// <summary>Made when first asked for: fields of this class may be set before those that the generator adds to it.</summary>
    private static class Forms
    {
        public static readonly RunJson Indented = new(With(indented: true));
        public static readonly RunJson Line = new(With(indented: false));
    }

    private static JsonSerializerOptions With(bool indented) => new(Default.GeneratedSerializerOptions!)
    {
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
