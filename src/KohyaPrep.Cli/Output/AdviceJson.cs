using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Cli.Output;

/// <summary>Advice as one JSON object; its form is in <c>docs/advise.md</c>.</summary>
internal static class AdviceJson
{
    public static void Write(TextWriter writer, Recommendation advice) => writer.Write(JsonText.Of(json => Write(json, advice)));

    public static void Write(Utf8JsonWriter json, Recommendation advice)
    {
        json.WriteStartObject();
        json.WriteNumber("form", 1);
        json.WritePropertyName("result");
        if (advice.Result is { } result)
            WriteResult(json, result);
        else
            json.WriteNullValue();
        json.WriteString("verdict", advice.Verdict);
        Number(json, "at_least", advice.Step?.AtLeast);
        json.WritePropertyName("close_call");
        if (advice.CloseCall is { } close)
        {
            json.WriteStartObject();
            json.WriteNumber("limit", close.Limit);
            Number(json, "pictures_needed", close.PicturesNeeded);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteBoolean("done", advice.IsDone);
        json.WriteBoolean("exhausted", advice.IsExhausted);
        WriteAction(json, "first", advice.First);
        json.WriteTexts("next", advice.Next.Select(option => option.Option.Name));
        json.WriteTexts("notes", advice.Facts);
        json.WriteStartArray("options");
        foreach (OptionAdvice option in advice.Options)
            WriteOption(json, option);
        json.WriteEndArray();
        json.WriteStartArray("places");
        foreach (AdvicePlace place in advice.Book.Places)
        {
            json.WriteStartObject();
            json.WriteString("name", place.Name);
            json.WriteString("title", place.Title);
            Number(json, "dollars_per_hour", place.PerHour);
            Number(json, "dollars_per_month", place.PerMonth);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteAction(Utf8JsonWriter json, string key, NextAction? action)
    {
        json.WritePropertyName(key);
        if (action is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("text", action.Text);
        json.WriteString("command", action.Command);
        json.WriteEndObject();
    }

    public static void WriteEstimate(Utf8JsonWriter json, string key, Estimate? estimate, ScoreKind kind)
    {
        json.WritePropertyName(key);
        if (estimate is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("kind", kind == ScoreKind.Paired ? "match" : "style");
        json.WriteNumber("percent", Math.Round(estimate.Mean, 2));
        Number(json, "low", estimate.Count == 0 ? null : Math.Round(estimate.Low, 2));
        Number(json, "high", estimate.Count == 0 ? null : Math.Round(estimate.High, 2));
        json.WriteNumber("pictures", estimate.Count);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, ReachedResult result)
    {
        json.WriteStartObject();
        WriteEstimate(json, "score", result.Estimate, result.Kind);
        json.WriteString("source", result.Source);
        json.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter json, OptionAdvice advice)
    {
        AdviceOption option = advice.Option;
        json.WriteStartObject();
        json.WriteString("name", option.Name);
        json.WriteString("title", option.Title);
        json.WriteStartObject("estimated");
        Range(json, "match", option.Match);
        Range(json, "dollars", option.Dollars);
        Range(json, "hours", option.Time?.Hours);
        Number(json, "file_bytes", option.FileBytes);
        json.WriteEndObject();
        WriteEstimate(json, "reached", advice.Best?.Reached, advice.Best?.Kind ?? ScoreKind.Paired);
        Number(json, "paid_dollars", advice.PaidDollars);
        json.WriteBoolean("tried", advice.Tried.Count > 0);
        json.WriteTexts("runs", advice.Tried.Select(once => once.Run).OfType<string>());
        json.WriteString("impossible", advice.Impossible);
        json.WriteBoolean("ready", advice.IsReady);
        json.WriteStartArray("prerequisites");
        foreach (Prerequisite need in advice.Prerequisites)
        {
            json.WriteStartObject();
            json.WriteString("name", need.Name);
            json.WriteString("state", StateWord(need.State));
            json.WriteString("text", need.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteTexts("notes", advice.Facts);
        json.WriteTexts("places", option.Places);
        json.WriteString("command", advice.Command);
        json.WriteEndObject();
    }

    private static string StateWord(PrerequisiteState state) => state switch
    {
        PrerequisiteState.Met => "met",
        PrerequisiteState.MadeOnTheWay => "made_on_the_way",
        PrerequisiteState.Missing => "missing",
        _ => "unknown",
    };

    private static void Range(Utf8JsonWriter json, string key, NumberRange? range)
    {
        json.WritePropertyName(key);
        if (range is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(range.Low, 4));
        json.WriteNumberValue(Math.Round(range.High, 4));
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string key, double? number)
    {
        if (number is { } value)
            json.WriteNumber(key, value);
        else
            json.WriteNull(key);
    }
}
