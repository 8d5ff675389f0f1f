namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>A text as the trainer's tokenizer reads it.</summary>
/// <param name="Text">After the repair.</param>
/// <param name="Kinds">What was done to it, each once, in the order of <see cref="RepairKind"/>; empty when it is as it was.</param>
public sealed record RepairedText(string Text, IReadOnlyList<RepairKind> Kinds);
