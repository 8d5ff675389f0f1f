namespace KohyaPrep.Core.CommandLines;

/// <summary>A word of a command line, without its quotation.</summary>
/// <param name="Line">1-based, where it begins.</param>
public sealed record ShellWord(string Text, int Line);
