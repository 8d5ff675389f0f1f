using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Configs;

/// <summary>Real files with a few random changes: whatever becomes of them, reading, simulating and checking end with an answer.</summary>
public sealed class MutatedTomlTests
{
    private const string Training = """
        [model]
        pretrained_model_name_or_path = "sd15.safetensors"
        output_name = 'punk'
        train_data_dir = "train"
        resolution = "24,24"
        network_module = "networks.lora"
        network_dim = 16 # kohyaprep: ignore CFG012 because so
        network_args = ["conv_dim=4", "conv_alpha=1"]
        optimizer_args = [ "weight_decay=0.01", "betas=0.9,0.999" ]
        learning_rate = 1e-4
        train_batch_size = 4
        max_train_epochs = 10
        caption_extension = ".txt"
        enable_bucket = true
        min_bucket_reso = 24
        max_bucket_reso = 1024
        bucket_reso_steps = 8
        noise_offset = 0.05
        validation_split = 0.1
        face_crop_aug_range = "2.0,4.0"
        sample_every_n_epochs = 1
        """;

    private const string Dataset = """
        [general]
        caption_extension = ".txt"
        keep_tokens = 1
        [[datasets]]
        resolution = [24, 24]
        batch_size = 4
        enable_bucket = true
          [[datasets.subsets]]
          image_dir = "train/10_punk"
          class_tokens = "punk"
          num_repeats = 10
          caption_prefix = "pixel art, "
        """;

    private static readonly string[] Pieces =
    [
        "\"", "'", "\"\"\"", "[", "]", "[[", "{", "}", ",", "=", ".", "#", "\n", "\\", "\0", "\ufeff", "-", "1", "0", "99999999999999999999", "1e308", "nan", "inf",
        "-1", "true", "[]", "\"\"", "{}", "[general]", "\ud83d", "ä", "1979-05-27", "../", "/", " ", "masked_loss = true\n", "in_json = \"\"\n", "v2 = 1\n",
    ];

    [Fact]
    public void No_mutated_file_crashes_the_reading_the_simulation_or_the_rules()
    {
        int count = Effort.Times(2_000, 10_000);
        using TemporaryFolder folder = new(inMemory: true);
        File.Copy(Directory.EnumerateFiles(Repository.Path("datasets", "punks", "images"), "*.png").First(), Image(folder));
        folder.Write("train/10_punk/a.txt", "a punk");
        int simulated = 0;
        Parallel.For(0, count, seed =>
        {
            Random random = new(Effort.Seed + seed);
            (string training, string dataset) = (Mutated(Training, random), random.Next(3) > 0 ? Mutated(Dataset, random) : "");
            try
            {
                if (Check(training, dataset, ScriptTraits.Names[random.Next(ScriptTraits.Names.Count)], folder.Root))
                    Interlocked.Increment(ref simulated);
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}: {exception}\n--- training\n{training}\n--- dataset\n{dataset}");
            }
        });
        Assert.True(simulated > count / 4, $"only {simulated} of {count} could be read");
    }

    private static string Image(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.Path("train", "10_punk"));
        return folder.Path("train", "10_punk", "a.png");
    }

    /// <returns>Whether it came to the simulation.</returns>
    private static bool Check(string training, string dataset, string script, string root)
    {
        SuppressionComments.Read(training, "t.toml");
        ConfigNode.Table? file = PythonToml.Read(training).Root;
        ConfigNode.Table? datasets = dataset.Length == 0 ? null : PythonToml.Read(dataset).Root;
        if (file is null || (datasets is null && dataset.Length > 0))
            return false;
        SimulationRequest request = new(script, file, datasets, root);
        ForeignConfig config = new(
            "t.toml", datasets is null ? null : "d.toml", request, TrainerArguments.Of(script, file), TrainerSimulation.Run(request, TestContext.Current.CancellationToken));
        IReadOnlyList<Finding> findings = ConfigChecks.Run(config);
        Assert.All(findings, finding => Assert.NotNull(RuleCatalogue.Find(finding.Code)));
        Assert.NotEmpty(ForeignExplanation.Of(config, null, withDefaults: true));
        return true;
    }

    private static string Mutated(string text, Random random)
    {
        for (int change = random.Next(4); change > 0; change--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(random.Next(3) == 0 ? random.Next(12) : 1, text.Length - at);
            string piece = Pieces[random.Next(Pieces.Length)];
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, piece),
                2 => text.Remove(at, length).Insert(at, piece),
                _ => WithOtherValue(text, piece, random),
            };
        }

        return text;
    }

    // A whole value replaced by another one: most single letters only break the file.
    private static string WithOtherValue(string text, string piece, Random random)
    {
        string[] lines = text.Split('\n');
        int line = random.Next(lines.Length);
        int equals = lines[line].IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
            lines[line] = $"{lines[line][..equals]}= {piece}";
        return string.Join('\n', lines);
    }
}
