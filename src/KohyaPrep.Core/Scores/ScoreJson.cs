using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KohyaPrep.Core.Scores;

/// <summary>
/// Scores as JSON documents, written and read back. The form is stable: the records with their names in snake_case, enumerations as
/// words, every key always there (null where there is nothing), numbers with four decimals at most. <c>form</c> tells its version.
/// </summary>
public static class ScoreJson
{
    public static string Write(SetScore score) => Text(score, ScoreJsonContext.Default.SetScore);

    public static string Write(EpochComparison comparison) => Text(comparison, ScoreJsonContext.Default.EpochComparison);

    /// <param name="path">Where it comes from, for messages.</param>
    /// <exception cref="KohyaPrepException">It is no score, or one of a later version.</exception>
    public static SetScore Read(string json, string path)
    {
        SetScore score = Parse(json, path, ScoreJsonContext.Default.SetScore);
        ThrowIfNewer(score.Form, path);
        return score;
    }

    /// <inheritdoc cref="Read"/>
    public static EpochComparison ReadEpochs(string json, string path)
    {
        EpochComparison comparison = Parse(json, path, ScoreJsonContext.Default.EpochComparison);
        ThrowIfNewer(comparison.Form, path);
        return comparison;
    }

    private static string Text<T>(T value, JsonTypeInfo<T> type) => JsonText.Of(json => JsonSerializer.Serialize(json, value, type));

    private static T Parse<T>(string json, string path, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("It says null.");
        }
        catch (JsonException exception)
        {
            throw new KohyaPrepException($"{path}: not a score as 'kohyaprep score --json' prints it: {exception.Message}", cause: exception);
        }
    }

    private static void ThrowIfNewer(int form, string path)
    {
        if (form > SetScore.CurrentForm)
            throw new KohyaPrepException($"{path}: written by a newer version of this program (form {form}, known up to {SetScore.CurrentForm}). Update it.");
    }
}
