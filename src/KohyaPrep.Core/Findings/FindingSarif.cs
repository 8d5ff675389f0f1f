using System.Text.Json;

namespace KohyaPrep.Core.Findings;

/// <summary>
/// Writes findings as a SARIF 2.1.0 log, for code scanning and editors. Paths are relative URIs where they were written as relative
/// paths; suppressed findings are in it too, each with its reason.
/// </summary>
public static class FindingSarif
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <param name="rules">Every rule that was run; a result names its rule by the place in this list.</param>
    /// <param name="version">This program's.</param>
    /// <param name="edits">What a finding's fix changes in a file, where that can be said so; null: nothing is said of fixes.</param>
    public static void Write(TextWriter writer, FindingReport report, IReadOnlyList<SarifRule> rules, string version, Func<Finding, FileEdit?>? edits = null) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules, version);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        Dictionary<string, int> places = rules.Index().ToDictionary(rule => rule.Item.Code, rule => rule.Index, StringComparer.Ordinal);
        foreach (Finding finding in report.Findings)
            WriteResult(json, finding, places, null, edits?.Invoke(finding));
        foreach (SuppressedFinding suppressed in report.Suppressed)
            WriteResult(json, suppressed.Finding, places, suppressed.Suppression, edits?.Invoke(suppressed.Finding));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private static void WriteTool(Utf8JsonWriter json, IReadOnlyList<SarifRule> rules, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "kohyaprep");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (SarifRule rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            json.WriteString("name", rule.Name);
            WriteText(json, "shortDescription", rule.Summary);
            WriteText(json, "fullDescription", rule.Why);
            WriteText(json, "help", rule.Help);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", LevelOf(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, Dictionary<string, int> places, Suppression? suppression, FileEdit? edit)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        if (places.TryGetValue(finding.Code, out int place))
            json.WriteNumber("ruleIndex", place);
        json.WriteString("level", LevelOf(finding.Severity));
        WriteText(json, "message", $"{finding.Message} {finding.Remedy}".Trim());
        json.WriteStartArray("locations");
        if (finding.Location != Location.CommandLine)
            WriteLocation(json, finding.Location);
        json.WriteEndArray();
        // Either every result of a run says whether it is suppressed or none does (SARIF 2.1.0, 3.27.23).
        json.WriteStartArray("suppressions");
        if (suppression is not null)
            WriteSuppression(json, suppression);
        json.WriteEndArray();
        if (edit is not null)
            SarifFix.Write(json, edit);
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Suppression suppression)
    {
        json.WriteStartObject();
        // A recipe's list is beside the material that it speaks of, a comment in it.
        json.WriteString("kind", suppression.Target is null ? "external" : "inSource");
        json.WriteString("status", "accepted");
        json.WriteString("justification", suppression.Reason);
        if (suppression.Location != Location.CommandLine)
        {
            json.WritePropertyName("location");
            WriteLocation(json, suppression.Location);
        }

        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, Location location)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(location.Path));
        json.WriteEndObject();
        if (location.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", location.Line);
            if (location.Column > 0)
                json.WriteNumber("startColumn", location.Column);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    /// <summary>A URI reference: relative for a relative path, <c>file://</c> for an absolute one; each name escaped.</summary>
    internal static string UriOf(string path)
    {
        string slashed = OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
        string escaped = string.Join('/', slashed.Split('/').Select(Uri.EscapeDataString));
        return !Path.IsPathRooted(path) ? escaped : escaped.StartsWith('/') ? $"file://{escaped}" : $"file:///{escaped.Replace("%3A", ":", StringComparison.Ordinal)}";
    }
}
