namespace KohyaPrep.Core.Advice;

/// <summary>What to do now.</summary>
/// <param name="Text">In one sentence, without a full stop.</param>
/// <param name="Command">The command that does it; null when there is none.</param>
public sealed record NextAction(string Text, string? Command);
