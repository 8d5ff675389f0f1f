namespace KohyaPrep.Core.Configs;

/// <summary>Settings that stand together.</summary>
/// <param name="Title">The file and the table, or whose defaults they are.</param>
public sealed record ExplainedSection(string Title, IReadOnlyList<ExplainedSetting> Settings);
