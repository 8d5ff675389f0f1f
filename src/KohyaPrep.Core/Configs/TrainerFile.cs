namespace KohyaPrep.Core.Configs;

/// <summary>A file to be written.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
/// <param name="Text">UTF-8 without a byte-order mark, lines ended by a line feed.</param>
public sealed record TrainerFile(string Path, string Text);
