using KohyaPrep.Core;
using KohyaPrep.Core.Fixes;

namespace KohyaPrep.Cli.Output;

/// <summary>A plan of fixes as JSON; its form is in docs/fixing.md.</summary>
internal static class FixJson
{
    public static void Write(TextWriter writer, FixPlan plan, bool isDry) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("dryRun", isDry);
        json.WriteStartArray("fixes");
        foreach (PlannedFix fix in plan.Fixes)
        {
            json.WriteStartObject();
            json.WriteString("file", fix.Shown);
            json.WriteTexts("codes", fix.Codes);
            json.WriteString("before", fix.Before);
            json.WriteString("after", fix.After);
            DifferenceJsonLines.Write(json, fix.Lines);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        LeftAloneJson.Write(json, plan.Left);
        json.WriteEndObject();
    }));
}
