namespace KohyaPrep.Core.Launches.Places;

/// <summary>One field of CivitAI's training page.</summary>
/// <param name="Key">Its name in files.</param>
/// <param name="Label">Its name on the page.</param>
/// <param name="Remark">What to know of it; may be empty.</param>
public sealed record CivitAiSetting(string Key, string Label, string Value, string Remark = "");
