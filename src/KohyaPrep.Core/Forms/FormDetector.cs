using System.Text.Json;
using System.Text.RegularExpressions;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Forms;

/// <summary>Finds out in which form settings are kept: by the name of the file where that is plain, otherwise by what is in it.</summary>
public static partial class FormDetector
{
    /// <param name="path">As the user wrote it; only its extension is looked at.</param>
    /// <param name="text">The whole file.</param>
    public static SettingsForm Of(string path, string text) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".toml" => SettingsForm.Toml,
        ".yaml" or ".yml" => OfYaml(text),
        ".json" => OfJson(text),
        ".sh" or ".bash" or ".ps1" or ".bat" or ".cmd" => SettingsForm.Command,
        ".safetensors" => SettingsForm.Lora,
        _ => OfText(text),
    };

    /// <summary>Whether the bytes begin as a safetensors file does: a length, then an object of JSON.</summary>
    public static bool IsModel(ReadOnlySpan<byte> bytes) => bytes.Length > 8 && bytes[8] == '{' && bytes[5] == 0 && bytes[6] == 0 && bytes[7] == 0;

    private static SettingsForm OfText(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart('\uFEFF').TrimStart();
        if (start.StartsWith("{"))
            return OfJson(text);
        if (ScriptCall().IsMatch(text) || start.StartsWith("--"))
            return SettingsForm.Command;
        return PythonToml.Read(PythonText.WithUniversalNewlines(text)) is { Root.Entries.Count: > 0 } ? SettingsForm.Toml : OfYaml(text);
    }

    private static SettingsForm OfYaml(string text)
    {
        if (YamlTree.Read(text.TrimStart('\uFEFF'), "").Root is not YamlMap map)
            return SettingsForm.Yaml;
        int recipe = 0;
        int settings = 0;
        foreach ((YamlScalar key, YamlValue value) in map.Entries)
        {
            bool isSetting = OptionCatalogue.Current.RowsOf(key.Text).Any() || key.Text is "general" or "datasets"
                || (value is YamlMap inner && inner.Entries.Any(entry => OptionCatalogue.Current.RowsOf(entry.Key.Text).Any() || entry.Key.Text is "general" or "datasets"));
            if (key.Text != RecipeFields.Options && isSetting)
                settings++;
            else if (RecipeFields.Find(key.Text) is not null || RecipeFields.IsSection(key.Text))
                recipe++;
            // Nothing that the trainer knows has these names.
            if (key.Text is "extends" or "route")
                return SettingsForm.Recipe;
        }

        return recipe > settings ? SettingsForm.Recipe : SettingsForm.Yaml;
    }

    private static SettingsForm OfJson(string text)
    {
        try
        {
            return JsonConfig.Read(text.TrimStart('\uFEFF')) is ConfigNode.Table table && IsGui(table) ? SettingsForm.Gui : SettingsForm.Json;
        }
        catch (JsonException)
        {
            return SettingsForm.Json;
        }
    }

    private static bool IsGui(ConfigNode.Table table) => GuiTabs.IsGuiFile(table) && !TreeSettings.HasDataset(table);

    [GeneratedRegex(@"accelerate(\.exe)?[""']?\s+launch|\b\w*(train|fine_tune)\w*\.py\b", RegexOptions.CultureInvariant)]
    private static partial Regex ScriptCall();
}
