using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Cli.Output;

/// <summary>How far a workspace is, as one JSON object; its form is in <c>docs/advise.md</c>.</summary>
internal static class StatusJson
{
    public static void Write(TextWriter writer, WorkspaceFacts facts, Recommendation advice) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("form", 1);
        json.WriteString("folder", facts.Folder);
        json.WriteString("recipe", facts.Recipe?.File);
        foreach (StatusLine line in WorkspaceStatus.Of(facts))
        {
            json.WriteStartObject(line.Part);
            json.WriteNumber("good", line.Good);
            json.WriteNumber("all", line.All);
            json.WriteString("text", line.Text);
            json.WriteEndObject();
        }

        json.WriteStartArray("history");
        foreach (RunFacts run in facts.Runs)
            WriteRun(json, run, advice.Book);
        json.WriteEndArray();
        json.WriteTexts("notes", advice.Facts);
        AdviceJson.WriteAction(json, "next", advice.First ?? (advice.IsDone ? new NextAction(advice.Step!.Say, null) : new NextAction("see what to train next", "kohyaprep advise")));
        json.WriteEndObject();
    }));

    private static void WriteRun(Utf8JsonWriter json, RunFacts run, AdviceBook book)
    {
        json.WriteStartObject();
        json.WriteString("run", run.Run.Id);
        json.WriteString("state", AdviceWords.Of(run.Run.State));
        json.WriteString("option", run.Kind is { } kind ? book.OptionOf(kind)?.Name : null);
        AdviceJson.WriteEstimate(json, "score", run.Score?.Headline, run.Score?.Match is null ? ScoreKind.Unpaired : ScoreKind.Paired);
        if (run.Run.Cost?.Dollars is { } dollars)
            json.WriteNumber("dollars", Math.Round(dollars, 4));
        else
            json.WriteNull("dollars");
        json.WriteEndObject();
    }
}
