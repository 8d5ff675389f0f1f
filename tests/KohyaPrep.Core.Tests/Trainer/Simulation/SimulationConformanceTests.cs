using System.Collections.Concurrent;
using System.Text.Json;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer.Simulation;

public class SimulationConformanceTests
{
    [Fact]
    public void Every_case_that_was_run_through_the_trainer_is_foretold()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/trainer-cases.json")));
        JsonElement[] cases = [.. document.RootElement.EnumerateArray()];
        AllAgree(cases);
        Assert.True(cases.Length >= 395, $"only {cases.Length} cases were checked");
    }

    [Fact]
    public void Our_own_cases_are_foretold()
    {
        string[] lines = [.. File.ReadLines(Repository.Path("tests", "fixtures", "trainer", "simulation-cases.jsonl")).Where(line => line.Length > 0)];
        JsonDocument[] documents = [.. lines.Select(line => JsonDocument.Parse(line))];
        AllAgree([.. documents.Select(document => document.RootElement)]);
        foreach (JsonDocument document in documents)
            document.Dispose();
        Assert.NotEmpty(lines);
    }

    private static void AllAgree(JsonElement[] cases)
    {
        using TemporaryFolder folder = new(inMemory: true);
        ConcurrentDictionary<int, IReadOnlyList<string>> differences = new();
        Parallel.For(0, cases.Length, i =>
        {
            if (SimulationCase.Differences(cases[i], folder.Path($"{i}")) is { Count: > 0 } found)
                differences[i] = found;
        });
        string[] all = [.. differences.OrderBy(entry => entry.Key).SelectMany(entry => entry.Value)];
        Assert.True(all.Length == 0, $"{differences.Count} of {cases.Length} cases differ:\n{string.Join('\n', all)}");
    }
}
