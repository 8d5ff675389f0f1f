using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Forms;

/// <summary>Reads the trainer's settings out of JSON.</summary>
internal static class JsonSettings
{
    public static SettingsReading Read(string text, string shown)
    {
        (ConfigNode.Table? root, Finding? fault) = Root(text, shown);
        return root is null ? SettingsReading.Failed(fault!) : new SettingsReading(TreeSettings.Of(root, shown, SettingsForm.Json), []);
    }

    /// <summary>The object that the file holds, or why there is none.</summary>
    public static (ConfigNode.Table? Root, Finding? Fault) Root(string text, string shown)
    {
        try
        {
            return JsonConfig.Read(text) is ConfigNode.Table table
                ? (table, null)
                : (null, SettingsNotReadable.Rule.At(new Location(shown), "The file is no JSON object.", "Write an object of settings, { \"network_dim\": 32, … }."));
        }
        catch (JsonException fault)
        {
            return (null, SettingsNotReadable.Rule.At(new Location(shown, (int)(fault.LineNumber ?? -1) + 1), "The file is not JSON.", "Correct it at this place."));
        }
    }
}
