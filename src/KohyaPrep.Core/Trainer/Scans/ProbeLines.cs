using System.Text.Json;

namespace KohyaPrep.Core.Trainer.Scans;

/// <summary>Reads what the probe writes: one JSON object a line, one for each script. A last line that was cut short is left out.</summary>
public static class ProbeLines
{
    public static IReadOnlyList<ScannedScript> Read(string text)
    {
        int end = text.LastIndexOf('\n') + 1;
        return [.. text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReadLine)];
    }

    private static ScannedScript ReadLine(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        string name = root.GetProperty("script").GetString()!;
        return new ScannedScript(
            name,
            root.GetProperty("way").GetString() switch
            {
                "packages" => ScanWay.Packages,
                "stand-ins" => ScanWay.StandIns,
                "source" => ScanWay.Source,
                _ => ScanWay.Failed,
            },
            Texts(root, "stand_ins"),
            Texts(root, "unread"),
            Texts(root, "disagrees"),
            root.GetProperty("reason").GetString(),
            [.. root.GetProperty("options").EnumerateArray().Select(option => CatalogueReader.ReadOption(option, [name]))]);
    }

    private static string[] Texts(JsonElement root, string key) => [.. root.GetProperty(key).EnumerateArray().Select(text => text.GetString()!)];
}
