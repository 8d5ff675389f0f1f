using System.Globalization;
using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Models;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// A model's header as one JSON object, no key ever left out: <c>whole</c>, <c>trouble</c>, <c>tensors</c>, <c>bytes</c>, <c>family</c>, <c>ranks</c>,
/// <c>script</c>, <c>base_model</c>, <c>base_sha256</c>, <c>epoch</c>, <c>epochs</c>, <c>step</c>, <c>steps</c>, <c>pictures</c>, <c>regularisation_pictures</c>,
/// <c>started</c>, <c>finished</c> (UTC), <c>sd_scripts_commit</c>, <c>comment</c>, <c>folders</c>, <c>tags</c> (most frequent first), <c>settings</c>, <c>dataset</c>,
/// <c>lost</c>. What the header does not say is null.
/// </summary>
internal static class LoraJson
{
    public static void Write(TextWriter writer, SafetensorsHeader header, LoraCard card, TrainerSettings? settings, string? trouble) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("whole", trouble is null);
        json.WriteString("trouble", trouble);
        json.WriteNumber("tensors", header.Tensors.Count);
        json.WriteNumber("bytes", header.FileLength);
        json.WriteString("family", card.Family);
        json.WriteStartArray("ranks");
        foreach (long rank in card.Ranks)
            json.WriteNumberValue(rank);
        json.WriteEndArray();
        json.WriteString("script", settings?.Script);
        json.WriteString("base_model", card.BaseModel);
        json.WriteString("base_sha256", card.BaseHash);
        Number(json, "epoch", card.Epoch);
        Number(json, "epochs", card.Epochs);
        Number(json, "step", card.Step);
        Number(json, "steps", card.Steps);
        Number(json, "pictures", card.Pictures);
        Number(json, "regularisation_pictures", card.RegularisationPictures);
        json.WriteString("started", Moment(card.Started));
        json.WriteString("finished", Moment(card.Finished));
        json.WriteString("sd_scripts_commit", card.TrainerCommit);
        json.WriteString("comment", card.Comment);
        json.WriteStartArray("folders");
        foreach (LoraFolder folder in card.Folders)
        {
            json.WriteStartObject();
            json.WriteString("name", folder.Name);
            Number(json, "repeats", folder.Repeats);
            Number(json, "pictures", folder.Pictures);
            json.WriteBoolean("regularisation", folder.IsRegularisation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("tags");
        foreach ((string tag, long count) in card.Tags)
            json.WriteNumber(tag, count);
        json.WriteEndObject();
        json.WriteStartObject("settings");
        foreach (FormSetting setting in (settings?.Training ?? []).OrderBy(setting => setting.Name, StringComparer.Ordinal))
        {
            json.WritePropertyName(setting.Name);
            json.WriteNode(setting.Value);
        }

        json.WriteEndObject();
        json.WritePropertyName("dataset");
        json.WriteNode(settings?.Dataset);
        LostJson.Write(json, settings?.Lost ?? []);
        json.WriteEndObject();
    }));

    private static void Number(Utf8JsonWriter json, string key, long? value)
    {
        if (value is { } number)
            json.WriteNumber(key, number);
        else
            json.WriteNull(key);
    }

    private static string? Moment(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
