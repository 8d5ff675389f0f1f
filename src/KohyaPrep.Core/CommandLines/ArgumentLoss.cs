using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.CommandLines;

/// <summary>A setting that no command line can say.</summary>
/// <param name="Reason">As a sentence.</param>
public sealed record ArgumentLoss(string Name, ConfigNode Value, string Reason);
