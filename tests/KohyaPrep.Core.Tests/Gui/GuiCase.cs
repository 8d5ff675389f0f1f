using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Gui;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Gui;

/// <summary>One of the settings that were run through the GUI's own code, with what it wrote.</summary>
internal sealed record GuiCase(GuiTab Tab, string From, ConfigNode.Table Changes, ConfigNode.Table Toml, IReadOnlyList<string> Command)
{
    /// <summary>What lay on the disk as the cases were made.</summary>
    public static readonly Func<string, GuiFolder?> Disk = path => path switch
    {
        "/data/punks" => new GuiFolder(0, [("10_punk", 12)]),
        "/data/punks/10_punk" => new GuiFolder(12, []),
        _ => null,
    };

    public static IReadOnlyList<GuiCase> All()
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllBytes(Shared.Path("conformance/gui-cases.json")));
        return
        [
            .. document.RootElement.EnumerateArray().Select(row => new GuiCase(
                GuiTabs.Find(row.GetProperty("tab").GetString()!)!.Value,
                row.GetProperty("from").GetString()!,
                (ConfigNode.Table)JsonConfig.Of(row.GetProperty("changes")),
                (ConfigNode.Table)JsonConfig.Of(row.GetProperty("toml")),
                [.. row.GetProperty("command").EnumerateArray().Select(word => word.GetString()!)])),
        ];
    }

    /// <summary>The file as the GUI would have saved it: every field, with the changes.</summary>
    public ConfigNode.Table File => new(
    [
        .. GuiCatalogue.Current.FieldsOf(Tab).Select(shown => KeyValuePair.Create(shown.Name, Changes.Find(shown.Name) ?? shown.Default)),
    ]);
}
