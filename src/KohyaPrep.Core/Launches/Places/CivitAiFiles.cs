using System.Globalization;
using System.Net;
using System.Text;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>The settings sheet for CivitAI's trainer, to be typed into its page, and as JSON.</summary>
internal static class CivitAiFiles
{
    public static IEnumerable<TrainerFile> Of(PlacedRun run)
    {
        List<CivitAiSetting> settings = [.. CivitAiSettings.Of(run)];
        yield return new TrainerFile("README.md", PlaceTexts.Of("civitai/README.md", new Dictionary<string, string> { ["title"] = run.Title }));
        yield return new TrainerFile("settings.json", JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("model_type", "LoRA");
            foreach (CivitAiSetting setting in settings)
                json.WriteString(setting.Key, setting.Value);
            json.WriteEndObject();
        }));
        yield return new TrainerFile("settings.html", Page(run, settings));
    }

    private static string Page(PlacedRun run, List<CivitAiSetting> settings)
    {
        StringBuilder rows = new();
        foreach (CivitAiSetting setting in settings)
        {
            rows.Append(CultureInfo.InvariantCulture, $"    <tr><th>{Plain(setting.Label)}</th><td><code>{Plain(setting.Value)}</code></td><td>{Plain(setting.Remark)}</td></tr>\n");
        }

        StringBuilder prompts = new();
        foreach (string prompt in SamplePrompts.Of(run.Recipe, run.Set).Take(3))
            prompts.Append(CultureInfo.InvariantCulture, $"    <li><code>{Plain(prompt)}</code></li>\n");
        return PlaceTexts.Of("civitai/settings.html", new Dictionary<string, string>
        {
            ["title"] = Plain(run.Title),
            ["pictures"] = string.Create(CultureInfo.InvariantCulture, $"{run.Run.Pictures} pictures of {run.Set.Resolution.Width}×{run.Set.Resolution.Height}, {run.Run.Steps} steps"),
            ["rows"] = rows.ToString().TrimEnd('\n'),
            ["prompts"] = prompts.Length == 0 ? "    <li>none</li>" : prompts.ToString().TrimEnd('\n'),
        });
    }

    private static string Plain(string text) => WebUtility.HtmlEncode(text);
}
