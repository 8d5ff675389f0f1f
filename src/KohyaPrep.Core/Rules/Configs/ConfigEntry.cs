namespace KohyaPrep.Core.Rules.Configs;

/// <summary>A key of one of the files with its value.</summary>
public sealed record ConfigEntry(string Key, ConfigPlace Place);
