using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// The doctor's answer as one JSON object: <c>ready</c> (whether nothing is in the way) and <c>checks</c>, each with <c>topic</c>, <c>state</c>
/// (<c>ok</c>, <c>info</c>, <c>warning</c>, <c>error</c>), <c>found</c>, <c>needed</c>, and <c>problems</c> (<c>code</c>, <c>severity</c>, <c>message</c>, <c>remedy</c>).
/// </summary>
internal static class DoctorJson
{
    public static void Write(TextWriter writer, IReadOnlyList<MachineLine> lines) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("ready", lines.All(line => line.Severity != Severity.Error));
        json.WriteStartArray("checks");
        foreach (MachineLine line in lines)
        {
            json.WriteStartObject();
            json.WriteString("topic", line.Topic);
            json.WriteString("state", DoctorText.Word(line.Severity));
            json.WriteString("found", line.Found);
            json.WriteString("needed", line.Needed);
            json.WriteStartArray("problems");
            foreach (Finding finding in line.Findings)
            {
                json.WriteStartObject();
                json.WriteString("code", finding.Code);
                json.WriteString("severity", DoctorText.Word(finding.Severity));
                json.WriteString("message", finding.Message);
                json.WriteString("remedy", finding.Remedy);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));
}
