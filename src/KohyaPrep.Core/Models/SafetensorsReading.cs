namespace KohyaPrep.Core.Models;

/// <summary>What came of reading a safetensors file's header.</summary>
/// <param name="Header">Null where it cannot be read. A file that is cut short behind its header still has one.</param>
/// <param name="Trouble">What is wrong, as the rest of a sentence that begins with the file's name and a colon; null for a whole file.</param>
public sealed record SafetensorsReading(SafetensorsHeader? Header, string? Trouble);
