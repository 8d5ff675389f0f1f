using KohyaPrep.Core;
using KohyaPrep.Core.Fixes;

namespace KohyaPrep.Cli.Output;

/// <summary>An edit of captions as a difference, or as JSON.</summary>
internal static class CaptionEditOutput
{
    public static void WriteText(Terminal terminal, CaptionEditPlan plan)
    {
        foreach (EditedCaption caption in plan.Captions)
        {
            terminal.Results.WriteLine(terminal.Bold(caption.Shown));
            DifferenceLines.Write(terminal, caption.Lines);
        }

        foreach (LeftAlone left in plan.Left)
            terminal.Say($"{left.Shown}: left alone: {left.Why}");
    }

    public static void WriteJson(TextWriter writer, CaptionEditPlan plan, bool isDry) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("dryRun", isDry);
        json.WriteStartArray("captions");
        foreach (EditedCaption caption in plan.Captions)
        {
            json.WriteStartObject();
            json.WriteString("file", caption.Shown);
            DifferenceJsonLines.Write(json, caption.Lines);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        LeftAloneJson.Write(json, plan.Left);
        json.WriteEndObject();
    }));
}
