namespace KohyaPrep.Core.Forms;

/// <summary>One option that two trainings get different values for.</summary>
/// <param name="A">What the first one gets; null where its script has no such option.</param>
/// <param name="B">What the second one gets; likewise.</param>
/// <param name="Default">Whose value is the trainer's default: a, b, both (of two scripts), or null where both say it.</param>
/// <param name="Meaning">What the option does; null where nobody has written a note.</param>
/// <param name="Remark">What is special about it, such as that nothing reads it; null for nothing.</param>
public sealed record SettingDifference(string Name, EffectiveSetting? A, EffectiveSetting? B, string? Default, string? Meaning, string? Remark = null);
