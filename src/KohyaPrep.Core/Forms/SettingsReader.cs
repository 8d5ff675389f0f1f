using System.Text;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>Reads anyone's settings in any form but a recipe, which needs its pictures to say what the trainer gets.</summary>
public static class SettingsReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The form of a file and its content.</summary>
    /// <param name="path">Where it lies.</param>
    /// <exception cref="KohyaPrepException">There is no such file, or it cannot be read from the disk.</exception>
    public static (SettingsForm Form, byte[] Bytes) Open(string path, SettingsSource source)
    {
        try
        {
            if (source.Form is SettingsForm.Lora || (source.Form is null && Path.GetExtension(path).Equals(".safetensors", StringComparison.OrdinalIgnoreCase)))
                return (SettingsForm.Lora, []);
            byte[] bytes = File.ReadAllBytes(path);
            SettingsForm form = source.Form ?? (FormDetector.IsModel(bytes) ? SettingsForm.Lora : FormDetector.Of(source.Shown, Encoding.UTF8.GetString(bytes)));
            return (form, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{source.Shown}: {(File.Exists(path) || Directory.Exists(path) ? "cannot be read" : "there is no such file")}.");
        }
    }

    /// <param name="path">Where it lies.</param>
    /// <exception cref="KohyaPrepException">There is no such file, it cannot be read from the disk, or it is a recipe.</exception>
    public static SettingsReading Read(string path, SettingsSource source)
    {
        (SettingsForm form, byte[] bytes) = Open(path, source);
        return form switch
        {
            SettingsForm.Recipe => throw new KohyaPrepException($"{source.Shown}: a recipe is read with its pictures."),
            SettingsForm.Lora => LoraSettings.Read(path, source.Shown),
            _ when Utf8Fault.Find(bytes) is { } fault => SettingsReading.Failed(NotUtf8(form, bytes, fault, source.Shown)),
            _ => Parse(Strict.GetString(bytes), form, source),
        };
    }

    /// <summary>Reads a text; for the forms that are texts.</summary>
    public static SettingsReading Parse(string text, SettingsForm form, SettingsSource source) => form switch
    {
        SettingsForm.Toml => Toml(text, source.Shown),
        SettingsForm.Yaml => YamlSettings.Read(text.TrimStart('\uFEFF'), source.Shown),
        SettingsForm.Json => JsonSettings.Read(text.TrimStart('\uFEFF'), source.Shown),
        SettingsForm.Gui => GuiSettings.Read(text.TrimStart('\uFEFF'), source),
        SettingsForm.Command => CommandSettings.Read(text.TrimStart('\uFEFF'), source.Shown),
        _ => throw new KohyaPrepException($"{source.Shown}: {FormWords.Title(form)} is no text."),
    };

    private static SettingsReading Toml(string text, string shown)
    {
        PythonTomlReading reading = PythonToml.Read(PythonText.WithUniversalNewlines(text));
        if (reading.Error is { } error)
            return SettingsReading.Failed(TomlNotReadable.Rule.At(new Location(shown, error.Line), $"The trainer cannot read this: {error}."));
        ConfigNode.Table root = reading.Root!;
        TrainerSettings settings = TreeSettings.HasDataset(root)
            ? TreeSettings.Of(root, shown, SettingsForm.Toml) with { Text = text }
            : new TrainerSettings
            {
                File = shown,
                Form = SettingsForm.Toml,
                Text = text,
                Training = [.. TrainerArguments.Flatten(root).Select(entry => new FormSetting(entry.Key, entry.Value))],
            };
        return new SettingsReading(settings, []) { Suppressions = SuppressionComments.Read(text, shown) };
    }

    private static Finding NotUtf8(SettingsForm form, byte[] bytes, Utf8Fault fault, string shown)
    {
        Location place = new(shown, 1 + bytes.AsSpan(0, fault.Position).Count((byte)'\n'));
        Rules.Rule rule = form switch
        {
            SettingsForm.Toml => TomlNotReadable.Rule,
            SettingsForm.Yaml => NotYaml.Rule,
            _ => SettingsNotReadable.Rule,
        };
        return rule.At(place, "The file is not UTF-8.", "Save it as UTF-8 text.");
    }
}
