using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.CommandLines;

/// <summary>What a script's argument parser makes of its words.</summary>
/// <param name="Settings">By the options' names, in the order written; of an option given twice the last.</param>
/// <param name="Faults">What the parser ends with: then nothing is trained.</param>
public sealed record ParsedArguments(ConfigNode.Table Settings, IReadOnlyList<ArgumentFault> Faults);
