using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>Tells every setting that the trainer gets, with its origin.</summary>
public static class SettingExplanation
{
    private const string General = "general";
    private const string Datasets = "datasets";
    private const string Subsets = "datasets.subsets";

    /// <summary>What is written for a recipe.</summary>
    /// <param name="withDefaults">Whether the options that nobody sets are told too.</param>
    public static IReadOnlyList<ExplainedSection> OfRecipe(TrainerFileSet files, bool withDefaults)
    {
        List<ExplainedSection> sections =
        [
            .. files.Training.Select(section => Section(TrainerFileSet.TrainingPath, section.Name, section.Settings)),
            Section(TrainerFileSet.DatasetPath, General, files.Dataset.General),
            .. files.Dataset.Datasets.SelectMany(tables => tables.Subsets.Select(subset => Section(TrainerFileSet.DatasetPath, Subsets, subset))
                .Prepend(Section(TrainerFileSet.DatasetPath, Datasets, tables.Dataset))),
        ];
        sections.RemoveAll(section => section.Settings.Count == 0);
        if (withDefaults)
            sections.Add(Defaults(files.Script.Name, files.All.Select(setting => setting.Name)));
        return sections;
    }

    /// <summary>The options of a script that are not among the set ones, under their own name or the dataset file's.</summary>
    internal static ExplainedSection Defaults(string script, IEnumerable<string> set)
    {
        HashSet<string> names = [.. set];
        return new ExplainedSection($"defaults of {script}.py",
        [
            .. OptionCatalogue.Current.OptionsOf(script)
                .Where(option => !names.Contains(option.Name) && !names.Contains(DatasetKeys.NameOf(option.Name)))
                .Select(option => new ExplainedSetting(option.Name, Shown(option.Default), "trainer default")
                {
                    Source = SettingSource.TrainerDefault,
                    Node = option.Default is { } value ? ConfigNodes.Of(value) : null,
                }),
        ]);
    }

    private static ExplainedSection Section(string file, string table, IReadOnlyList<Setting> settings) =>
        new($"{file} [{table}]", [.. settings.Select(Explain)]);

    private static ExplainedSetting Explain(Setting setting) => new(setting.Name, TomlText.Of(setting.Value), OriginOf(setting))
    {
        Node = ConfigNodes.Of(setting.Value),
        Source = SourceOf(setting.Origin.Kind),
        Place = setting.Origin.Kind == Recipes.OriginKind.Recipe ? setting.Origin.Location : null,
    };

    private static SettingSource SourceOf(Recipes.OriginKind kind) => kind switch
    {
        Recipes.OriginKind.Default => SettingSource.RecipeDefault,
        Recipes.OriginKind.Template => SettingSource.Template,
        Recipes.OriginKind.CommandLine => SettingSource.CommandLine,
        Recipes.OriginKind.Derived => SettingSource.WorkedOut,
        _ => SettingSource.Recipe,
    };

    private static string OriginOf(Setting setting) => setting.Origin.Kind switch
    {
        Recipes.OriginKind.Derived => $"worked out: {setting.Origin}",
        Recipes.OriginKind.Default => "recipe default",
        _ => setting.Origin.ToString(),
    };

    private static string Shown(SettingValue? value) => value is null ? "none" : TomlText.Of(value);
}
