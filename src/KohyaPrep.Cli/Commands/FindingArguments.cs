using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Cli.Commands;

/// <summary>The options of every verb that ends with findings.</summary>
internal sealed class FindingArguments
{
    private readonly Option<bool> json = new("--json") { Description = "Print the findings as one JSON array (its form is in docs/rules.md)." };
    private readonly Option<bool> sarif = new("--sarif") { Description = "Print the findings as a SARIF 2.1.0 log, the suppressed ones too." };
    private readonly Option<bool> all = new("--all") { Description = "Print every finding, however many there are of one rule." };
    private readonly Option<string> failOn = FailOn.Option();

    public void AddTo(Command command)
    {
        command.Options.Add(json);
        command.Options.Add(sarif);
        command.Options.Add(all);
        command.Options.Add(failOn);
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(sarif))
                result.AddError("--json and --sarif cannot be had together.");
        });
    }

    public bool IsJson(ParseResult parse) => parse.GetValue(json);

    /// <summary>Prints the report, and says what to end with.</summary>
    /// <param name="edits">What a finding's fix changes in a file, for SARIF.</param>
    public ExitCode Write(Terminal terminal, ParseResult parse, FindingReport report, Func<Finding, FileEdit?>? edits = null)
    {
        FindingFormat format = parse.GetValue(sarif) ? FindingFormat.Sarif : parse.GetValue(json) ? FindingFormat.Json : FindingFormat.Text;
        ReportOutput.Write(terminal, report, format, parse.GetValue(all), edits);
        return FailOn.CodeFor(parse.GetValue(failOn)!, report.Findings);
    }
}
