using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>One value of the trainer's files, by the trainer's own name.</summary>
/// <param name="Origin">Who said so: the recipe's line, a template, or what it was worked out from.</param>
public sealed record Setting(string Name, SettingValue Value, Origin Origin);
