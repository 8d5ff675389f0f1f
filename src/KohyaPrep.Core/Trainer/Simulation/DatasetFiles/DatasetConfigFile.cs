using System.Text;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

/// <summary>Reads a dataset file, TOML or JSON by its name (config_util.py:675-700).</summary>
internal static class DatasetConfigFile
{
    private const string ConfigUtil = "library/config_util.py:";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="value">Of the option <c>dataset_config</c>.</param>
    /// <exception cref="TrainerStop">It cannot be read.</exception>
    public static ConfigNode.Table Read(ConfigNode value, TrainerFolder disk, WarningLog warnings)
    {
        if (value is not ConfigNode.Text { Value: var path })
        {
            throw TrainerStop.InDatasetFile("TypeError", ConfigUtil + "676", $"dataset_config is {ConfigNodeText.Of(value)}, which is no path.",
                "Write dataset_config as a text.");
        }

        if (!disk.IsFile(path))
        {
            throw TrainerStop.InDatasetFile("ValueError", ConfigUtil + "678", $"There is no dataset file '{path}'.",
                "Correct dataset_config, or remove it to train on train_data_dir.");
        }

        string name = PythonPath.Name(path).ToLowerInvariant();
        if (name.EndsWith(".json", StringComparison.Ordinal))
            return Json(path, disk, warnings);
        if (name.EndsWith(".toml", StringComparison.Ordinal))
            return Toml(path, disk, warnings);
        throw TrainerStop.InDatasetFile("ValueError", ConfigUtil + "698", $"The dataset file {path} is neither .toml nor .json by its name.",
            "Rename the file.");
    }

    private static ConfigNode.Table Toml(string path, TrainerFolder disk, WarningLog warnings)
    {
        PythonTomlReading reading = PythonToml.Read(PythonText.WithUniversalNewlines(TextOf(path, disk, 691, 693, warnings)));
        if (reading.Root is { } root)
            return root;
        warnings.Add("config_util.py:693");
        throw TrainerStop.InDatasetFile(reading.Error!.Type, ConfigUtil + "691", $"{path}:{reading.Error.Line}: {reading.Error.Message}",
            "Correct the line.");
    }

    private static ConfigNode.Table Json(string path, TrainerFolder disk, WarningLog warnings)
    {
        string text = TextOf(path, disk, 683, 685, warnings);
        try
        {
            if (JsonConfig.Read(text) is ConfigNode.Table table)
                return table;
        }
        catch (JsonException fault)
        {
            warnings.Add("config_util.py:685");
            throw TrainerStop.InDatasetFile("JSONDecodeError", ConfigUtil + "683", $"{path} is not JSON: {fault.Message.TrimEnd('.')}.",
                "Correct the file at that place.");
        }

        warnings.Add("config_util.py:375");
        throw TrainerStop.InDatasetFile("MultipleInvalid", ConfigUtil + "372", $"{path} is no JSON object.",
            "Write an object with the keys 'general' and 'datasets'.");
    }

    private static string TextOf(string path, TrainerFolder disk, int line, int warning, WarningLog warnings)
    {
        try
        {
            return Strict.GetString(disk.Read(path));
        }
        catch (UnauthorizedAccessException)
        {
            throw TrainerStop.InDatasetFile("PermissionError", $"{ConfigUtil}{line - 1}", $"{path} may not be read.",
                "Give the file's owner the right to read it (chmod u+r).");
        }
        catch (DecoderFallbackException)
        {
            warnings.Add($"config_util.py:{warning}");
            throw TrainerStop.InDatasetFile("UnicodeDecodeError", $"{ConfigUtil}{line}", $"{path} is not UTF-8.", "Save the file as UTF-8.");
        }
    }
}
