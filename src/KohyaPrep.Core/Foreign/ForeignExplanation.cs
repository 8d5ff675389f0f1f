using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Foreign;

/// <summary>Tells every setting of someone's files for the trainer, with its line, and who overrules whom.</summary>
public sealed class ForeignExplanation
{
    private readonly ForeignConfig config;
    private readonly ConfigNode.Table dataset;
    private readonly ConfigNode.Table[] datasets;
    private readonly ConfigNode.Table[] subsets;

    private ForeignExplanation(ForeignConfig config)
    {
        this.config = config;
        dataset = config.Request.Dataset ?? new ConfigNode.Table([]);
        datasets = TablesIn(dataset, "datasets");
        subsets = [.. datasets.SelectMany(table => TablesIn(table, "subsets"))];
    }

    /// <param name="datasetFile">The dataset file that the command line gives; null where it gives none.</param>
    /// <param name="withDefaults">Whether the options that nobody sets are told too.</param>
    public static IReadOnlyList<ExplainedSection> Of(ForeignConfig config, string? datasetFile, bool withDefaults)
    {
        ForeignExplanation explanation = new(config);
        List<ExplainedSection> sections =
        [
            .. explanation.Training(datasetFile),
            .. explanation.Dataset(),
            new ExplainedSection($"what {config.Request.Script}.py makes of it", TrainerChanges.Of(config)),
        ];
        sections.RemoveAll(section => section.Settings.Count == 0);
        if (withDefaults)
            sections.Add(SettingExplanation.Defaults(config.Request.Script, explanation.Named(datasetFile)));
        return sections;
    }

    private IEnumerable<ExplainedSection> Training(string? datasetFile)
    {
        OrderedDictionary<string, ConfigNode> options = TrainerArguments.Flatten(config.Request.Training);
        if (datasetFile is not null)
        {
            options.Remove("dataset_config");
            yield return new ExplainedSection("command line",
            [
                new("dataset_config", $"\"{datasetFile}\"", "command line") { Node = new ConfigNode.Text(datasetFile), Source = SettingSource.CommandLine },
            ]);
        }

        yield return new ExplainedSection(
            $"{config.TrainingFile} for {config.Request.Script}.py", [.. options.Select(option => ExplainOption(option))]);
        if (config.Gui is { } gui)
            yield return new ExplainedSection("lost by the GUI", [.. gui.Lost.Where(loss => loss.Kind != GuiLossKind.Ignored).Select(Lost)]);
    }

    private ExplainedSetting ExplainOption(KeyValuePair<string, ConfigNode> option)
    {
        ExplainedSetting plain = Explain(config.TrainingFile, option, OptionRemark(option.Key));
        return config.Gui is { } gui ? plain with { Origin = OriginOf(gui, option.Key, option.Value) } : InField(plain);
    }

    // The field where it has another name; what no line of the file says, the GUI says of itself.
    private string OriginOf(GuiConversion gui, string key, ConfigNode value)
    {
        string? field = gui.FieldOf(key);
        if (value.Line == 0)
            return field is not null && gui.Fields.FirstOrDefault(shown => shown.Field.Name == field)?.Value.IsSame(value) == true ? "the GUI's default" : "worked out by the GUI";
        string place = PlaceOf(config.TrainingFile, value).ToString();
        return field is null || field == key ? place : $"{place} ({field})";
    }

    private ExplainedSetting Lost(GuiLoss loss) => Explain(config.TrainingFile, KeyValuePair.Create(loss.Name, loss.Value), loss.Reason);

    private IEnumerable<ExplainedSection> Dataset()
    {
        if (config.DatasetFile is not { } file)
            yield break;
        if (dataset.Find("general") is ConfigNode.Table general)
            yield return Table($"{file} [general]", general, key => Overruled(key, [.. datasets, .. subsets]));
        for (int i = 0; i < datasets.Length; i++)
        {
            ConfigNode.Table[] inner = TablesIn(datasets[i], "subsets");
            yield return Table($"{file} [[datasets]] {i + 1}", datasets[i], key => Overruled(key, inner));
            for (int j = 0; j < inner.Length; j++)
                yield return Table($"{file} [[datasets.subsets]] {j + 1} of dataset {i + 1}", inner[j], _ => null);
        }
    }

    private ExplainedSection Table(string title, ConfigNode.Table table, Func<string, string?> remark) => new(
        title, [.. table.Entries.Where(entry => entry.Key != "subsets").Select(entry => Explain(config.DatasetFile!, entry, remark(entry.Key)))]);

    private string? OptionRemark(string option)
    {
        if (OptionCatalogue.Current.Find(option, config.Request.Script) is null)
        {
            string meant = OptionCatalogue.Current.Suggest(option, config.Request.Script) is { } near ? $"; did you mean {near}?" : ".";
            return $"Not an option of {config.Request.Script}.py: it takes the key in silence and does nothing with it{meant}";
        }

        return Overruled(DatasetKeys.NameOf(option), dataset.Find("general") is ConfigNode.Table general ? [general, .. datasets, .. subsets] : [.. datasets, .. subsets]);
    }

    /// <summary>Which of the inner tables say something else in its place.</summary>
    private string? Overruled(string key, IReadOnlyList<ConfigNode.Table> inner)
    {
        ConfigNode[] winners = [.. inner.Select(table => table.Find(key)).OfType<ConfigNode>()];
        return winners.Length == 0
            ? null
            : $"Overruled by {string.Join(", ", winners.Select(winner => $"{PlaceOf(config.DatasetFile!, winner)} ({ConfigNodeText.Of(winner)})"))}.";
    }

    private IEnumerable<string> Named(string? datasetFile) =>
        TrainerArguments.Flatten(config.Request.Training).Keys
            .Concat(((ConfigNode.Table[])[.. datasets, .. subsets]).Append(dataset.Find("general")).OfType<ConfigNode.Table>().SelectMany(table => table.Entries).Select(entry => entry.Key))
            .Concat(datasetFile is null ? [] : ["dataset_config"]);

    private ExplainedSetting InField(ExplainedSetting setting) =>
        config.Fields.GetValueOrDefault(setting.Name) is { } field ? setting with { Origin = $"{setting.Origin} ({field})" } : setting;

    private static ExplainedSetting Explain(string file, KeyValuePair<string, ConfigNode> entry, string? remark) =>
        new(entry.Key, ConfigNodeText.Of(entry.Value), PlaceOf(file, entry.Value).ToString(), remark)
        {
            Node = entry.Value,
            Place = PlaceOf(file, entry.Value),
        };

    private static Location PlaceOf(string file, ConfigNode value) => new(file, value.Line);

    private static ConfigNode.Table[] TablesIn(ConfigNode.Table table, string key) =>
        table.Find(key) is ConfigNode.Items items ? [.. items.Values.OfType<ConfigNode.Table>()] : [];
}
