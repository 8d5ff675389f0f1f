using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;

namespace KohyaPrep.Cli.Output;

/// <summary>Prints what a check says.</summary>
internal static class ReportOutput
{
    /// <param name="all">Whether the text shows every finding, however many there are of one rule.</param>
    /// <param name="edits">What a finding's fix changes in a file, for SARIF.</param>
    public static void Write(Terminal terminal, FindingReport report, FindingFormat format, bool all, Func<Finding, FileEdit?>? edits = null)
    {
        int suppressed = report.Suppressed.Count;
        switch (format)
        {
            case FindingFormat.Json:
                FindingJson.WriteArray(terminal.Results, report.Findings);
                break;
            case FindingFormat.Sarif:
                FindingSarif.Write(terminal.Results, report, RuleSarif.All, Version, edits);
                break;
            case FindingFormat.Text when report.Findings.Count == 0:
                terminal.Results.WriteLine(suppressed == 0 ? "Nothing is wrong." : $"Nothing is wrong ({suppressed} suppressed).");
                break;
            default:
                FindingText.Write(terminal.Results, report.Findings, all, suppressed);
                break;
        }
    }

    public static string Version => typeof(ReportOutput).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
