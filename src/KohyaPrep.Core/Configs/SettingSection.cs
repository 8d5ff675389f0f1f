namespace KohyaPrep.Core.Configs;

/// <summary>A table of the training file. The trainer flattens tables, so they only help the reader.</summary>
/// <param name="Comment">One or more lines, without <c>#</c>.</param>
public sealed record SettingSection(string Name, string Comment, IReadOnlyList<Setting> Settings);
