using System.Numerics;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer.Simulation;

public class SimulationRobustnessTests
{
    private static readonly ConfigNode[] Odd =
    [
        new ConfigNode.Text(""), new ConfigNode.Text("abc"), new ConfigNode.Text("24"), new ConfigNode.Text("0,24"), new ConfigNode.Text("\0"),
        new ConfigNode.Whole(0), new ConfigNode.Whole(-8), new ConfigNode.Whole(7), new ConfigNode.Whole(BigInteger.Pow(10, 30)),
        new ConfigNode.Number(0.5), new ConfigNode.Number(-1.5), new ConfigNode.Number(double.NaN), new ConfigNode.Number(double.PositiveInfinity),
        new ConfigNode.Flag(true), new ConfigNode.Flag(false), new ConfigNode.Nothing(), new ConfigNode.Moment("2026-02-16", "date"),
        new ConfigNode.Items([]), new ConfigNode.Items([new ConfigNode.Whole(0), new ConfigNode.Whole(24)]),
        new ConfigNode.Items([new ConfigNode.Table([])]), new ConfigNode.Table([]),
    ];

    [Fact]
    public void Odd_values_anywhere_end_in_a_forecast_or_in_a_message()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/trainer-cases.json")));
        using TemporaryFolder folder = new(inMemory: true);
        Parallel.ForEach(document.RootElement.EnumerateArray().Index(), entry =>
        {
            (int number, JsonElement item) = entry;
            string root = folder.Path($"{number}");
            SimulationCase.Make(item.GetProperty("files"), root);
            Random random = new(number);
            ConfigNode training = JsonConfig.Of(item.GetProperty("config"));
            ConfigNode? dataset = item.TryGetProperty("dataset_config", out JsonElement file) ? JsonConfig.Of(file) : null;
            for (int round = 0; round < 10; round++)
            {
                ConfigNode.Table odd = (ConfigNode.Table)Mutate(training, random, depth: 0);
                ConfigNode.Table? oddDataset = dataset is null ? null : (ConfigNode.Table)Mutate(dataset, random, depth: 0);
                string script = ScriptTraits.Names[random.Next(ScriptTraits.Names.Count)];
                try
                {
                    TrainerForecast forecast = TrainerSimulation.Run(new SimulationRequest(script, odd, oddDataset, root));
                    Assert.True(forecast.Failure is not null || forecast.HasNoData || forecast.MaxTrainSteps is not null);
                }
                catch (KohyaPrepException)
                {
                    // Beyond what can be simulated, and said so.
                }
            }
        });
    }

    private static ConfigNode Mutate(ConfigNode value, Random random, int depth) => value switch
    {
        _ when depth > 0 && random.Next(12) == 0 => Odd[random.Next(Odd.Length)],
        ConfigNode.Table table => new ConfigNode.Table([.. table.Entries.Select(entry =>
            KeyValuePair.Create(random.Next(60) == 0 ? entry.Key + "x" : entry.Key, Mutate(entry.Value, random, depth + 1)))]),
        ConfigNode.Items items => new ConfigNode.Items([.. items.Values.Select(item => Mutate(item, random, depth + 1))]),
        _ => value,
    };
}
