using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Tests.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Tests.Rules;

/// <summary>
/// Makes someone's files of a few lines. Each line sets a key over a sound base; <c>-key</c> takes one out of the base, <c>+path</c> or <c>+path:text</c> lays a text file,
/// <c>*path</c> a picture, and what follows <c>---</c> is the dataset file.
/// </summary>
internal static class ForeignConfigCase
{
    private static readonly string[] Base =
    [
        "pretrained_model_name_or_path = \"model.safetensors\"", "resolution = \"24\"", "caption_extension = \".txt\"", "output_dir = \"out\"",
        "max_train_epochs = 1", "learning_rate = 1e-4", "mixed_precision = \"bf16\"", "cache_latents = true",
    ];

    private static readonly string[] GuiBase =
    [
        "pretrained_model_name_or_path = \"model.safetensors\"", "max_resolution = \"24,24\"", "train_data_dir = \"data\"", "image_folder = \"flat\"",
        "output_dir = \"out\"", "seed = 1", "vae_batch_size = 1", "epoch = 0", "generate_caption_database = false",
        "generate_image_buckets = false",
    ];

    public static ForeignConfig Of(string script, string lines, string folder)
    {
        Pictures(folder);
        if (GuiTabs.Find(script) is { } tab)
            return OfGui(tab, lines, folder);
        string[] parts = lines.Split("---\n");
        string[] given = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (string laid in given.Where(line => line[0] is '+' or '*'))
        {
            string[] named = laid[1..].Split(':', 2);
            string path = Path.Combine(folder, named[0]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, laid[0] == '*' ? HeaderOnly.Of(".png", 24, 24, "RGB") : System.Text.Encoding.UTF8.GetBytes(named.Length > 1 ? named[1] : "a punk"));
        }

        string[] own = script switch
        {
            "train_network" or "sdxl_train_network" => ["network_module = \"networks.lora\"", "network_dim = 8", "network_alpha = 4"],
            "sdxl_train_control_net_lllite" => ["network_dim = 64", "cond_emb_dim = 32"],
            _ => [],
        };
        string[] data = parts.Length > 1 ? [] : script.Contains("control_net", StringComparison.Ordinal)
            ? ["train_data_dir = \"flat\"", "conditioning_data_dir = \"maps\""]
            : ["train_data_dir = \"data\""];
        IEnumerable<string> sound = Base.Concat(own).Concat(data).Where(line => !given.Contains("-" + line.Split(' ')[0]));
        string[] set = [.. given.Where(line => line[0] is not ('-' or '+' or '*'))];
        string training = $"[base]\n{string.Join('\n', sound)}\n\n{(set.Length > 0 && set[0][0] == '[' ? "" : "[own]\n")}{string.Join('\n', set)}\n";
        return Of(script, Table(training), parts.Length > 1 ? Table(parts[1]) : null, folder);
    }

    public static ForeignConfig Of(string script, ConfigNode.Table training, ConfigNode.Table? dataset, string folder)
    {
        SimulationRequest request = new(script, training, dataset, folder);
        return new ForeignConfig("training.toml", dataset is null ? null : "dataset.toml", request, TrainerArguments.Of(script, training),
            TrainerSimulation.Run(request, TestContext.Current.CancellationToken));
    }

    // The GUI's own file: what a fresh tab would save, with each line's `field = JSON`.
    private static ForeignConfig OfGui(GuiTab tab, string lines, string folder)
    {
        IEnumerable<string> given = GuiBase.Concat(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Dictionary<string, ConfigNode> set = [];
        foreach (string[] pair in given.Select(line => line.Split(" = ", 2)))
        {
            if (GuiCatalogue.Current.Find(tab, pair[0]) is not null || !GuiBase.Contains($"{pair[0]} = {pair[1]}"))
                set[pair[0]] = JsonConfig.Read(pair[1]);
        }

        foreach (GuiField field in GuiCatalogue.Current.FieldsOf(tab))
            set.TryAdd(field.Name, field.Default);
        GuiConversion gui = GuiConversion.Of(new ConfigNode.Table([.. set]), tab, path => GuiFolder.Look(folder, path));
        return Of(gui.Script, gui.Effective, null, folder) with { Gui = gui };
    }

    public static ConfigNode.Table Table(string toml)
    {
        PythonTomlReading reading = PythonToml.Read(toml);
        Assert.True(reading.Root is not null, reading.Error?.Message + "\n" + toml);
        return reading.Root;
    }

    private static void Pictures(string folder)
    {
        foreach (string place in (string[])["data/1_punk", "flat", "maps"])
        {
            Directory.CreateDirectory(Path.Combine(folder, place));
            foreach (string name in (string[])["a", "b"])
            {
                File.WriteAllBytes(Path.Combine(folder, place, name + ".png"), HeaderOnly.Of(".png", 24, 24, "RGB"));
                if (place != "maps")
                    File.WriteAllText(Path.Combine(folder, place, name + ".txt"), "a punk");
            }
        }
    }
}
