using KohyaPrep.Core;
using KohyaPrep.Core.Captions;

namespace KohyaPrep.Cli.Output;

/// <summary>Planned captions as JSON: a list of <c>file</c>, <c>caption</c> (null for none) and <c>source</c> (written, kept or none).</summary>
internal static class PlannedCaptionJson
{
    public static void Write(TextWriter output, CaptionPlan plan) => output.Write(JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (PlannedCaption caption in plan.Captions)
        {
            json.WriteStartObject();
            json.WriteString("file", caption.Picture.Path);
            json.WriteString("caption", caption.Text);
            json.WriteString("source", caption.Source.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }));
}
