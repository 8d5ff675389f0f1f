using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Forms;

/// <summary>Something that has no place in the other form, or that the way there changes. Never left unsaid, zeros and empty texts included.</summary>
/// <param name="Name">The setting or field, as the form that it comes from calls it.</param>
/// <param name="Value">As it would stand in a TOML file.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Why">What becomes of it and what follows, in one sentence.</param>
public sealed record LostSetting(string Name, string Value, Location Location, string Why);
