using System.Globalization;
using System.Text;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Cli.Tests;

/// <summary>A workspace with sprites, a recipe, and runs as they lie there after trainings.</summary>
internal sealed class ExampleWorkspace : IDisposable
{
    private const int Epochs = 4;
    private const int StepsPerEpoch = 51;

    private static readonly DateTimeOffset Start = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();
    private readonly RunStore store;

    public ExampleWorkspace(string template = "lora-sd15", int pictures = 24)
    {
        Sprites.Write(folder.Path("images"), pictures);
        folder.Write("punks.yaml", $"extends: {template}\ndataset:\n  images: images\ncaptions:\n  trigger: a punk\ntraining:\n  epochs: {Epochs}\n");
        store = RunStore.Of(folder.Root);
    }

    public string Root => folder.Root;

    public string Path(params string[] parts) => folder.Path(parts);

    public string Write(string relative, string text) => folder.Write(relative, text);

    /// <summary>A run with losses, samples and, when it is scored, a score.</summary>
    /// <param name="recipe">Lines of the recipe that it kept.</param>
    /// <param name="match">Null for a run that nobody scored.</param>
    public string AddRun(string recipe = "extends: lora-sd15\ncanvas: native\n", double? match = null, double half = 3, RunState state = RunState.Trained, double dollars = 0.42, int number = 0, int dimension = 32)
    {
        string id = store.NewId("punks", Start.AddDays(number));
        store.Write(id, RunFolder.Recipe, Encoding.UTF8.GetBytes(recipe + "dataset:\n  images: images\n"));
        store.Write(id, RunFolder.TrainerFiles + "/sample_prompts.txt", "a punk, number 3 --w 64 --d 7\na punk, <b>\"number\"</b> 5 & more --w 64\n"u8);
        store.Write(id, RunFolder.Losses, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, Epochs * StepsPerEpoch).Select(step => Loss(step, number)))));
        store.Write(id, RunFolder.Settings, RunJson.Bytes(new SortedDictionary<string, string>(StringComparer.Ordinal) { ["training.network_dim"] = dimension.ToString(CultureInfo.InvariantCulture), ["training.seed"] = "42" }, RunJson.Indented.SortedDictionaryStringString));
        List<RunSample> samples = [];
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            for (int prompt = 0; prompt < 2; prompt++)
            {
                string sample = $"model/sample/punks_e{epoch:000000}_{prompt:00}_20260203040506_7.png";
                store.Write(id, sample, Sprites.Png((3 + (prompt * 2)) * (epoch == Epochs ? 1 : epoch + 1), 64));
                samples.Add(new RunSample(sample, null, epoch, prompt, 7));
            }
        }

        if (match is { } mean)
            store.Write(id, RunFolder.Scores, Encoding.UTF8.GetBytes(ScoreJson.Write(Score(mean, half))));
        store.Write(new RunRecord
        {
            Id = id,
            Name = "punks",
            RecipeFile = folder.Path("punks.yaml"),
            Created = Start.AddDays(number),
            State = state,
            Script = "train_network",
            Route = "lora",
            Family = "sd15",
            BaseModel = "models/pixnite.safetensors",
            Versions = new RunVersions { KohyaPrep = "1.0", Trainer = "v0.10.1" },
            DatasetHash = "0123456789abcdef",
            Attempts = [new RunAttempt { Number = 1, Started = Start, Ended = Start.AddMinutes(36), Log = "train.log", ModelFolder = "model", LastStep = Epochs * StepsPerEpoch, TotalSteps = Epochs * StepsPerEpoch, Loss = 0.087, ExitCode = 0, Summary = "The training went to its end." }],
            Checkpoints = [new RunCheckpoint("model/punks.safetensors", Epochs * StepsPerEpoch, Epochs, 37_900_000, new string('a', 64)) { IsLast = true }],
            Samples = samples,
            Cost = new RunCost(2160, "NVIDIA GeForce RTX 3080", 0.5, dollars, IsEstimate: true),
            Sweep = number == 0 ? new SortedDictionary<string, string>() : new SortedDictionary<string, string> { ["training.network_dim"] = (16 << number).ToString(CultureInfo.InvariantCulture) },
        });
        return id;
    }

    /// <summary>A score with a Match % and an interval around it.</summary>
    public static SetScore Score(double match, double half, int pictures = 68)
    {
        Spread Spread(double mean) => new(mean, mean / 2, mean, Math.Min(100, mean * 2), 204);
        return new SetScore
        {
            Kind = ScoreKind.Paired,
            Generated = "finished",
            Originals = "images",
            Width = 24,
            Height = 24,
            Counts = new ScoreCounts(pictures, 204, pictures, 0, 0, 0),
            Match = new Estimate(match, match - half, match + half, pictures),
            Pair = new PairScore(match, match + 1, match + 5, match - 10, match / 2, 4.2),
            Style = new Estimate(88, 85, 91, pictures),
            Features = [.. Enum.GetValues<StyleFeature>().Select((feature, i) => new FeatureScore(feature, 20 + i, 22 + i, 10, 60, 90 - i))],
            Baselines = new ScoreBaselines(Spread(100), Spread(10.4), Spread(39.9), Spread(20.9), Spread(0.45), Spread(92.6), Spread(41.7), Spread(26.3), 13),
            Pictures = [],
        };
    }

    public void Dispose() => folder.Dispose();

    private static string Loss(int step, int number)
    {
        double wave = Math.Sin(step * 12.9898 + number) * 0.03;
        double average = 0.08 + (0.1 * Math.Exp(-step / 60.0)) + (0.01 * number);
        double rate = 1e-4 * Math.Min(1, step / 20.0);
        return RunJsonLine(new LossPoint { Step = step, Loss = average + wave, Average = average, LearningRates = new Dictionary<string, double> { ["unet"] = rate, ["textencoder"] = rate / 2 }, Source = "events" });
    }

    private static string RunJsonLine(LossPoint point) => Encoding.UTF8.GetString(RunJson.Bytes(point, RunJson.Line.LossPoint));
}
