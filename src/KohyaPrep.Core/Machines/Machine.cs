namespace KohyaPrep.Core.Machines;

/// <summary>What is there, and what is asked for: what the rules on machines look at.</summary>
public sealed record Machine(MachineFacts Facts, MachineNeeds Needs);
