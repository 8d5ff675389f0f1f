using System.IO.Compression;

namespace KohyaPrep.Cli.Tests;

/// <summary>A workspace as the guides to training have it: two recipes, a model, and a trainer beside the workspace, played by the stand-in.</summary>
internal sealed class GuideFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public GuideFolder()
    {
        Sprites.Write(Path("punks"), 6);
        byte[] header = """{"weight":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}"""u8.ToArray();
        Directory.CreateDirectory(Path("models"));
        File.WriteAllBytes(Path("models/pixnite.safetensors"), [.. BitConverter.GetBytes((long)header.Length), .. header, 1, 2, 3]);
        foreach (string name in (string[])["punks", "cats"])
        {
            Write($"{name}.yaml", $"""
                extends: lora-sd15
                name: {name}
                model: models/pixnite.safetensors
                dataset:
                  images: punks
                output: out/{name}
                training:
                  batch_size: 2
                  epochs: 2
                launch:
                  sd_scripts: ../sd-scripts

                """);
        }

        folder.Write("sd-scripts/train_network.py", "");
        Directory.CreateDirectory(folder.Path("sd-scripts/venv/bin"));
        File.CreateSymbolicLink(folder.Path("sd-scripts/venv/bin/python"), StandInTrainer.Executable);
    }

    public string Root => folder.Path("workspace");

    public string Oldest => Runs()[0];

    public string Newest => Runs()[^1];

    public string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public void Write(string relative, string text) => folder.Write("workspace/" + relative, text);

    /// <summary>A bundle for Slurm as it lies there after a training, and what it packs.</summary>
    public void TrainElsewhere(string bundle, string zip)
    {
        Program.Run(Root, "train", "punks.yaml", "--on", "slurm", "--bundle", bundle).Expect(0);
        Write(bundle + "/logs/train-1.log", "steps: 100%|██████████| 6/6 [00:08<00:00,  4.00s/it, avr_loss=0.921]\nsaving checkpoint: model/1/punks.safetensors\nmodel saved.\n");
        Write(bundle + "/model/1/start.json", "{\"base_step\": 0, \"resumed_from\": null}\n");
        File.Copy(Path("models/pixnite.safetensors"), Path(bundle + "/model/1/punks.safetensors"));
        ZipFile.CreateFromDirectory(Path(bundle), Path(zip));
    }

    public void Dispose() => folder.Dispose();

    private string[] Runs() => [.. Directory.GetDirectories(Path("runs")).Order(StringComparer.Ordinal)];
}
