using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// A diagnosis as one JSON object with these keys, all of them always there: <c>outcome</c> (<c>trained</c>, <c>failed</c>, <c>interrupted</c>,
/// <c>unknown</c>), <c>cause</c> (a name of docs/runs.md, or null), <c>file</c>, <c>step</c>, <c>steps</c>, <c>loss</c> (null where it is no number),
/// <c>checkpoints</c>, <c>remedy</c>, <c>summary</c>, <c>error</c> (the trainer's own last error line), <c>traceback</c> (of an unknown cause).
/// </summary>
internal static class DiagnosisJson
{
    public static string Text(Diagnosis diagnosis) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("outcome", DiagnosisText.Word(diagnosis.Outcome));
        json.WriteString("cause", diagnosis.Cause?.Cause.Name);
        json.WriteString("file", diagnosis.File);
        WriteNumber(json, "step", diagnosis.Progress.Step);
        WriteNumber(json, "steps", diagnosis.Progress.TotalSteps);
        if (diagnosis.Progress.Loss is { } loss && double.IsFinite(loss))
            json.WriteNumber("loss", loss);
        else
            json.WriteNull("loss");
        json.WriteTexts("checkpoints", diagnosis.Progress.Checkpoints);
        json.WriteString("remedy", diagnosis.Remedy);
        json.WriteString("summary", diagnosis.Summary);
        json.WriteString("error", diagnosis.Error);
        json.WriteString("traceback", diagnosis.Traceback);
        json.WriteEndObject();
    });

    private static void WriteNumber(Utf8JsonWriter json, string key, int? number)
    {
        if (number is { } value)
            json.WriteNumber(key, value);
        else
            json.WriteNull(key);
    }
}
