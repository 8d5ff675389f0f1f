using System.Text.Json;
using System.Text.Json.Nodes;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Rules;

/// <summary>The rules on schedules against what the trainer's own scheduler did.</summary>
public sealed class ScheduleRuleTests
{
    private static readonly string[] Failures = ["CFG083", "CFG084", "CFG085", "CFG086", "CFG087"];

    [Fact]
    public void A_schedule_is_refused_exactly_where_the_trainer_fails()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/lr-schedules.json")));
        using TemporaryFolder folder = new(inMemory: true);
        string root = folder.Path("x");
        ForeignConfig sound = ForeignConfigCase.Of("train_network", "-max_train_epochs", root);
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            JsonObject options = JsonNode.Parse(item.GetProperty("options").GetRawText())!.AsObject();
            options["learning_rate"] = item.GetProperty("learning_rate").GetDouble();
            ConfigNode.Table own = (ConfigNode.Table)JsonConfig.Of(JsonDocument.Parse(options.ToJsonString()).RootElement);
            ConfigNode.Table training = new([.. sound.Request.Training.Entries, new("schedule", own)]);
            ForeignConfig config = ForeignConfigCase.Of("train_network", training, null, root);
            bool refused = ConfigChecks.Run(config).Any(finding => Failures.Contains(finding.Code));
            Assert.True(refused == item.TryGetProperty("error", out _), item.GetRawText());
        }
    }
}
