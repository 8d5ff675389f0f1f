namespace KohyaPrep.Core.CommandLines;

/// <summary>A letter of a pasted command on its way to words.</summary>
/// <param name="IsPlain">Whether the shell has not taken it out of a quotation: only then it may divide words or commands.</param>
internal readonly record struct ShellLetter(char Letter, int Line, bool IsPlain);
