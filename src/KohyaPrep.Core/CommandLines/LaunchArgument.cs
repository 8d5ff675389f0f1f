using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.CommandLines;

/// <summary>Something that <c>accelerate launch</c> is told.</summary>
/// <param name="Name">Without dashes, and with underscores within.</param>
/// <param name="Value">True for one that stands alone.</param>
public sealed record LaunchArgument(string Name, ConfigNode Value);
