using System.Text.Json;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;

namespace KohyaPrep.Core.Tests.Findings;

public sealed class FindingSarifTests
{
    private static readonly Finding Error = new("CFG001", "unknown-key", Severity.Error, new Location("my set/100%.toml", 3, 5), "'a' is \"wrong\".", "Remove it.");

    [Fact]
    public void A_log_has_what_the_format_requires_and_nothing_that_it_does_not_know()
    {
        JsonElement log = Log(new FindingReport(
            [Error, Error with { Severity = Severity.Warning }, Error with { Severity = Severity.Info }],
            [new SuppressedFinding(Error, new Suppression("CFG001", "known", new Location("a.yaml", 2)))]));
        Keys(log, "$schema", "version", "runs");
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        JsonElement run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Keys(run, "tool", "columnKind", "results");
        Keys(run.GetProperty("tool"), "driver");
        JsonElement driver = run.GetProperty("tool").GetProperty("driver");
        Keys(driver, "name", "version", "rules");
        Assert.All(driver.GetProperty("rules").EnumerateArray(), rule =>
        {
            Keys(rule, "id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration");
            Assert.All(new[] { "shortDescription", "fullDescription", "help" }, name => Assert.NotEmpty(TextOf(rule, name)));
            Assert.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), new[] { "error", "warning", "note" });
        });
        JsonElement[] results = Results(log);
        Assert.Equal(["error", "warning", "note", "error"], results.Select(result => result.GetProperty("level").GetString()!));
        Assert.All(results, result =>
        {
            Keys(result, "ruleId", "ruleIndex", "level", "message", "locations", "suppressions");
            Assert.Equal(
                result.GetProperty("ruleId").GetString(),
                driver.GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        });
    }

    [Fact]
    public void Every_rule_of_the_catalogue_is_described() =>
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Code),
            Log(FindingReport.Of([])).GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules")
                .EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!));

    [Fact]
    public void A_message_says_what_is_wrong_and_what_to_do() =>
        Assert.Equal("'a' is \"wrong\". Remove it.", TextOf(Results(Log(FindingReport.Of([Error])))[0], "message"));

    [Theory]
    [InlineData("my set/100%.toml", "my%20set/100%25.toml")]
    [InlineData("../a:b.png", "../a%3Ab.png")]
    [InlineData("/tmp/häuser/a#1.png", "file:///tmp/h%C3%A4user/a%231.png")]
    public void A_path_becomes_a_uri(string path, string uri)
    {
        JsonElement place = PlaceOf(Results(Log(FindingReport.Of([Error with { Location = new Location(path) }])))[0]);
        Assert.Equal(uri, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.True(Uri.TryCreate(uri, UriKind.RelativeOrAbsolute, out _));
    }

    [Fact]
    public void A_region_is_there_only_for_a_line()
    {
        JsonElement[] results = Results(Log(FindingReport.Of([Error, Error with { Location = new Location("a", 7) }, Error with { Location = new Location("a") }])));
        Assert.Equal("""{"startLine":3,"startColumn":5}""", Compact(PlaceOf(results[0]).GetProperty("region")));
        Assert.Equal("""{"startLine":7}""", Compact(PlaceOf(results[1]).GetProperty("region")));
        Assert.False(PlaceOf(results[2]).TryGetProperty("region", out _));
    }

    [Fact]
    public void What_a_rule_on_the_command_line_finds_has_no_file()
    {
        JsonElement result = Results(Log(FindingReport.Of([Error with { Location = Location.CommandLine }])))[0];
        Assert.Equal(0, result.GetProperty("locations").GetArrayLength());
    }

    [Fact]
    public void A_suppressed_finding_is_there_with_its_reason_and_every_other_says_that_it_is_not()
    {
        Suppression comment = new("CFG001", "it is a trial run", new Location("a.toml", 4, 9), new Location("a.toml", 4));
        Suppression listed = new("CFG001", "known", new Location("a.yaml", 2));
        JsonElement[] results = Results(Log(new FindingReport([Error], [new(Error, comment), new(Error, listed)])));
        Assert.Equal(0, results[0].GetProperty("suppressions").GetArrayLength());
        JsonElement first = Assert.Single(results[1].GetProperty("suppressions").EnumerateArray());
        Keys(first, "kind", "status", "justification", "location");
        Assert.Equal(("inSource", "accepted", "it is a trial run"), (first.GetProperty("kind").GetString(), first.GetProperty("status").GetString(), first.GetProperty("justification").GetString()));
        Assert.Equal("external", results[2].GetProperty("suppressions")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void A_fix_that_changes_text_says_what_goes_and_what_comes()
    {
        JsonElement[] results = Results(Log(
            FindingReport.Of([Error, Error with { Code = "CAP005" }, Error with { Code = "SET003" }]),
            finding => finding.Code switch
            {
                "CFG001" => new FileEdit.OfText("my set/a.txt", "It is put right.", 1, 3, 2, 1, "b\n"),
                "CAP005" => new FileEdit.OfBytes("a.txt", "The mark goes.", 0, 3, []),
                _ => null,
            }));
        Keys(results[0], "ruleId", "ruleIndex", "level", "message", "locations", "suppressions", "fixes");
        Assert.Equal(
            """[{"description":{"text":"It is put right."},"artifactChanges":[{"artifactLocation":{"uri":"my%20set/a.txt"},"replacements":[{"deletedRegion":{"startLine":1,"startColumn":3,"endLine":2,"endColumn":1},"insertedContent":{"text":"b\n"}}]}]}]""",
            Compact(results[0].GetProperty("fixes")));
        Assert.Equal("""[{"deletedRegion":{"byteOffset":0,"byteLength":3},"insertedContent":{"binary":""}}]""", Compact(results[1].GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")));
        Assert.False(results[2].TryGetProperty("fixes", out _));
    }

    private static JsonElement Log(FindingReport report, Func<Finding, FileEdit?>? edits = null)
    {
        StringWriter writer = new();
        FindingSarif.Write(writer, report, RuleSarif.All, "1.2.3", edits);
        using JsonDocument document = JsonDocument.Parse(writer.ToString());
        return document.RootElement.Clone();
    }

    private static JsonElement[] Results(JsonElement log) => [.. log.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];

    private static JsonElement PlaceOf(JsonElement result) => result.GetProperty("locations")[0].GetProperty("physicalLocation");

    private static string TextOf(JsonElement of, string name) => of.GetProperty(name).GetProperty("text").GetString()!;

    private static string Compact(JsonElement value) => JsonSerializer.Serialize(value);

    private static void Keys(JsonElement value, params string[] keys) => Assert.Equal(keys, value.EnumerateObject().Select(property => property.Name));
}
