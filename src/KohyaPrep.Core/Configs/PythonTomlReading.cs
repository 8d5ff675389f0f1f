namespace KohyaPrep.Core.Configs;

/// <summary>What Python's toml 0.10.2 makes of a text: a table, or the exception that it ends with.</summary>
/// <param name="Root">Null where the reading failed.</param>
/// <param name="Error">Null where it did not.</param>
public sealed record PythonTomlReading(ConfigNode.Table? Root, PythonTomlError? Error);
