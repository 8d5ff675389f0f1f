namespace KohyaPrep.Core.Trainer.Scans;

/// <summary>What one catalogue has otherwise than another.</summary>
/// <param name="NewScripts">Scripts that only the second has.</param>
/// <param name="GoneScripts">Scripts that only the first has.</param>
/// <param name="NewOptions">Names that no script of the first has, in ordinal order.</param>
/// <param name="GoneOptions">Names that no script of the second has.</param>
/// <param name="Moved">Names that some script gained or lost while both catalogues have the name and the script.</param>
public sealed record CatalogueDifference(
    IReadOnlyList<string> NewScripts,
    IReadOnlyList<string> GoneScripts,
    IReadOnlyList<string> NewOptions,
    IReadOnlyList<string> GoneOptions,
    IReadOnlyList<string> Moved,
    IReadOnlyList<OptionChange> Changes)
{
    public bool IsNone => NewScripts.Count + GoneScripts.Count + NewOptions.Count + GoneOptions.Count + Moved.Count + Changes.Count == 0;

    public static CatalogueDifference Between(OptionCatalogue before, OptionCatalogue after)
    {
        string[] names = [.. NamesOf(before)], now = [.. NamesOf(after)];
        string[] common = [.. after.Scripts.Intersect(before.Scripts)];
        string[] both = [.. names.Intersect(now)];
        return new CatalogueDifference(
            [.. after.Scripts.Except(before.Scripts)],
            [.. before.Scripts.Except(after.Scripts)],
            [.. now.Except(names)],
            [.. names.Except(now)],
            [.. both.Where(name => common.Any(script => before.Find(name, script) is null != after.Find(name, script) is null))],
            [.. both.SelectMany(name => ChangesOf(name, before, after, common))]);
    }

    private static IEnumerable<string> NamesOf(OptionCatalogue catalogue) => catalogue.Options.Select(option => option.Name).Distinct();

    private static IEnumerable<OptionChange> ChangesOf(string name, OptionCatalogue before, OptionCatalogue after, string[] scripts) =>
        scripts.SelectMany(script => before.Find(name, script) is { } old && after.Find(name, script) is { } found ? ChangesOf(old, found, script) : [])
            .GroupBy(change => (change.Field, change.Before, change.After))
            .Select(group => group.First() with { Scripts = [.. group.SelectMany(change => change.Scripts)] });

    private static IEnumerable<OptionChange> ChangesOf(TrainerOption before, TrainerOption after, string script)
    {
        if (before.Type != after.Type || before.TakesList != after.TakesList)
            yield return new OptionChange(after.Name, "type", before.TypeInWords, after.TypeInWords, [script]);
        if (before.Default != after.Default)
            yield return new OptionChange(after.Name, "default", Shown(before.Default), Shown(after.Default), [script]);
        if (!before.Choices.SequenceEqual(after.Choices))
            yield return ChoicesOf(before, after, script);
    }

    private static string Shown(SettingValue? value) => value?.Shown switch
    {
        null => "none",
        "" => "\"\"",
        { } text => text,
    };

    /// <summary>Only what went and came, where both have a list.</summary>
    private static OptionChange ChoicesOf(TrainerOption before, TrainerOption after, string script)
    {
        SettingValue[] gone = [.. before.Choices.Except(after.Choices)], come = [.. after.Choices.Except(before.Choices)];
        bool bothHave = before.Choices.Count > 0 && after.Choices.Count > 0 && gone.Length + come.Length > 0;
        return bothHave
            ? new OptionChange(after.Name, "choices", Shown(gone, "-"), Shown(come, "-"), [script])
            : new OptionChange(after.Name, "choices", Shown(before.Choices, "any"), Shown(after.Choices, "any"), [script]);
    }

    private static string Shown(IReadOnlyList<SettingValue> choices, string none) =>
        choices.Count == 0 ? none : string.Join(", ", choices.Select(choice => choice.Shown));
}
