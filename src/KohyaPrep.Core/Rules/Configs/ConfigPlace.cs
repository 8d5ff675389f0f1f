using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

/// <summary>A value of one of the files, and where it stands.</summary>
public sealed record ConfigPlace(ConfigNode Value, Location Location);
