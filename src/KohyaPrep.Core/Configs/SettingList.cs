using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>Collects the settings of one table, each with its origin.</summary>
internal sealed class SettingList(Recipe recipe)
{
    private readonly List<Setting> _settings = [];

    public IReadOnlyList<Setting> Settings => _settings;

    /// <summary>A value that a key of the recipe says.</summary>
    /// <param name="key">The dotted path of the recipe's key.</param>
    public SettingList FromRecipe(string name, SettingValue value, string key)
    {
        _settings.Add(new Setting(name, value, recipe.OriginOf(key)));
        return this;
    }

    /// <summary>A value that was worked out.</summary>
    /// <param name="from">From what, in a few words.</param>
    public SettingList Derived(string name, SettingValue value, string from)
    {
        _settings.Add(new Setting(name, value, new Origin(OriginKind.Derived, new Location(from))));
        return this;
    }
}
