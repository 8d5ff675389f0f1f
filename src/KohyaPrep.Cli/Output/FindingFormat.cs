namespace KohyaPrep.Cli.Output;

/// <summary>How findings are printed.</summary>
internal enum FindingFormat
{
    Text,
    Json,
    Sarif,
}
