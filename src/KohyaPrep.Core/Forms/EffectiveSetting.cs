namespace KohyaPrep.Core.Forms;

/// <summary>What a script gets for one option.</summary>
/// <param name="Name">The option's name; of a dataset file's key that is no option, the key.</param>
/// <param name="Value">As it would stand in a TOML file, one for each subset where they differ; <c>none</c> for none.</param>
/// <param name="Compared">The same in a spelling that is equal where the trainer does the same.</param>
/// <param name="Origin">Where it stands; null for the trainer's own default.</param>
public sealed record EffectiveSetting(string Name, string Value, string Compared, string? Origin);
