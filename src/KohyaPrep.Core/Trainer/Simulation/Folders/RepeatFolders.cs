using System.Numerics;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Trainer.Simulation.Folders;

/// <summary>The subsets that the trainer makes of folders where it is given no dataset file (config_util.py:607-672).</summary>
internal static class RepeatFolders
{
    /// <summary><c>&lt;repeats&gt;_&lt;class words&gt;</c> below the training and the regularisation folder.</summary>
    public static ConfigNode.Table DreamBooth(TrainerArguments arguments, TrainerFolder disk, WarningLog warnings) => ConfigNodes.OneDataset(
    [
        .. Below(arguments.Find("train_data_dir"), "train_data_dir", isReg: false, disk, warnings),
        .. Below(arguments.Find("reg_data_dir"), "reg_data_dir", isReg: true, disk, warnings),
    ]);

    /// <summary>The training folder itself with its metadata file.</summary>
    public static ConfigNode.Table Metadata(TrainerArguments arguments) => ConfigNodes.OneDataset(
        [ConfigNodes.Table(("image_dir", arguments.Find("train_data_dir")), ("metadata_file", arguments.Find("in_json")))]);

    /// <summary>The training folder itself with its control pictures; no subset where it does not exist.</summary>
    public static ConfigNode.Table ControlPairs(TrainerArguments arguments, TrainerFolder disk)
    {
        ConfigNode? folder = arguments.Find("train_data_dir");
        return ConfigNodes.OneDataset(folder is null || !disk.IsFolder(PythonPath.Normal(TextOf(folder, "train_data_dir", 654))) ? [] :
        [
            ConfigNodes.Table(
                ("image_dir", folder),
                ("conditioning_data_dir", arguments.Find("conditioning_data_dir")),
                ("caption_extension", arguments.Find("caption_extension")),
                ("num_repeats", new ConfigNode.Whole(1))),
        ]);
    }

    private static ConfigNode.Table[] Below(ConfigNode? value, string option, bool isReg, TrainerFolder disk, WarningLog warnings)
    {
        if (value is null)
            return [];
        string parent = PythonPath.Normal(TextOf(value, option, 622));
        List<(BigInteger Repeats, string Name)> folders = [];
        foreach (string name in disk.Folders(parent))
        {
            if (PythonValue.ParseWhole(name.Split('_')[0]) is not { } repeats)
                warnings.Add("config_util.py:613");
            else if (repeats >= BigInteger.One)
                folders.Add((repeats, name));
        }

        // The trainer takes them as its file system lists them, which cannot be told from elsewhere. It matters little: for which of several
        // failures comes first, and which regularisation folder is seen once more. By repeats, two runs of ours say the same.
        return [.. folders.OrderBy(folder => folder.Repeats).Select(folder => ConfigNodes.Table(
            ("image_dir", new ConfigNode.Text(PythonPath.Normal(PythonPath.Join(parent, folder.Name)))),
            ("num_repeats", new ConfigNode.Whole(folder.Repeats)),
            ("is_reg", new ConfigNode.Flag(isReg)),
            ("class_tokens", new ConfigNode.Text(ClassWords(folder.Name)))))];
    }

    private static string ClassWords(string name) => name.IndexOf('_', StringComparison.Ordinal) is >= 0 and int end ? name[(end + 1)..] : "";

    private static string TextOf(ConfigNode value, string option, int line) => value is ConfigNode.Text text
        ? text.Value
        : throw TrainerStop.InDatasetFile("TypeError", $"library/config_util.py:{line}",
            $"{option} is {ConfigNodeText.Of(value)}, which is no path.", $"Write {option} as a text.");
}
