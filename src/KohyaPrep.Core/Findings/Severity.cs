namespace KohyaPrep.Core.Findings;

/// <summary>Error: the run dies or trains something else than was asked. Warning: it trains, but probably not well. Info: worth knowing.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
