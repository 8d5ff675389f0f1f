namespace KohyaPrep.Core.Configs;

/// <summary>The Python exception with which the reading of a TOML text ends.</summary>
/// <param name="Type">The exception's class: TomlDecodeError mostly, but IndexError, AttributeError, TypeError, … too.</param>
/// <param name="Message">As Python prints it, the place included where the exception names one.</param>
/// <param name="Line">1-based: the line that was being read.</param>
public sealed record PythonTomlError(string Type, string Message, int Line)
{
    public override string ToString() => $"{Type}: {Message}";
}
