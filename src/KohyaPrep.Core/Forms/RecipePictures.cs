using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Forms;

/// <summary>The subsets that the trainer would make: of the dataset file, or of folders named such as <c>10_punk</c>.</summary>
internal static class RecipePictures
{
    /// <param name="root">The folder in which the trainer is started, absolute.</param>
    /// <returns>Each with the keys of its dataset and of <c>[general]</c> laid below its own.</returns>
    public static IReadOnlyList<ConfigNode.Table> SubsetsOf(TrainerSettings settings, string script, string root)
    {
        ConfigNode.Table tree = settings.Dataset ?? OfFolders(settings, script, root);
        ConfigNode.Table general = tree.Find("general") as ConfigNode.Table ?? new([]);
        List<ConfigNode.Table> found = [];
        foreach (ConfigNode.Table dataset in Tables(tree, "datasets"))
            found.AddRange(Tables(dataset, "subsets").Select(subset => Layered(subset.Line, general, dataset, subset)));
        return found;
    }

    /// <summary>The dataset file that the trainer makes up where it is given none.</summary>
    public static ConfigNode.Table OfFolders(TrainerSettings settings, string script, string root)
    {
        TrainerArguments arguments = TrainerArguments.Of(script, settings.TrainingTable);
        if (PythonValue.IsTrue(arguments.Find("in_json")))
            return RepeatFolders.Metadata(arguments);
        TrainerFolder disk = new(root);
        try
        {
            return script.Contains("control_net", StringComparison.Ordinal)
                ? RepeatFolders.ControlPairs(arguments, disk)
                : RepeatFolders.DreamBooth(arguments, disk, new WarningLog());
        }
        catch (Exception exception) when (exception is TrainerStop or IOException or UnauthorizedAccessException)
        {
            return new ConfigNode.Table([]);
        }
    }

    private static ConfigNode.Table Layered(int line, params ConfigNode.Table[] layers)
    {
        OrderedDictionary<string, ConfigNode> entries = new(StringComparer.Ordinal);
        foreach ((string key, ConfigNode value) in layers.SelectMany(layer => layer.Entries).Where(entry => entry.Key != "subsets"))
            entries[key] = value;
        return new ConfigNode.Table([.. entries], line);
    }

    private static IEnumerable<ConfigNode.Table> Tables(ConfigNode.Table table, string key) => (table.Find(key) as ConfigNode.Items)?.Values.OfType<ConfigNode.Table>() ?? [];
}
