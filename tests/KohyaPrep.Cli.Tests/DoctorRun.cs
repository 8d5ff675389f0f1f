using System.Text;
using System.Text.Json.Nodes;

namespace KohyaPrep.Cli.Tests;

/// <summary>
/// A machine that has all that a training needs, played by scripts in PATH: a GPU (<c>nvidia-smi</c>), a Python that answers the probe.
/// A test takes one thing away.
/// </summary>
internal sealed class DoctorRun : IDisposable
{
    private readonly TemporaryFolder folder = new(inMemory: true);

    public DoctorRun()
    {
        Sprites.Write(folder.Path("images"), 2);
        RecipeFile.Write(folder, "lora-sd15", "images");
        folder.Write("sd-scripts/train_network.py", "");
        folder.Write("sd-scripts/requirements.txt", "accelerate==1.6.0\ndiffusers[torch]==0.32.1\nprodigyopt==1.1.2\n-e .\n");
        WriteModel("sd15", 768, "cond_stage_model.transformer.text_model.final_layer_norm.weight");
        WriteModel("sdxl", 2048, "conditioner.embedders.0.transformer.x", "conditioner.embedders.1.model.ln_final.weight");
        WriteModel("lora", 0, "lora_unet_x.lora_down.weight");
        File.WriteAllBytes(folder.Path("cut.safetensors"), File.ReadAllBytes(folder.Path("sd15.safetensors"))[..^1]);
        Program("nvidia-smi", """
            case "$*" in
              *query-gpu*) echo "NVIDIA GeForce RTX 3060, 12288, 550.54.14, 8.6" ;;
              *) echo "| NVIDIA-SMI 550.54.14  Driver Version: 550.54.14  CUDA Version: 12.4 |" ;;
            esac
            """);
    }

    public JsonObject Python { get; } = new()
    {
        ["python"] = "3.11.7",
        ["packages"] = new JsonObject { ["accelerate"] = "1.6.0", ["diffusers"] = "0.32.1", ["prodigyopt"] = "1.1.2", ["tensorboard"] = "2.19.0" },
        ["torch"] = new JsonObject { ["version"] = "2.6.0+cu124", ["cuda"] = "12.4", ["hip"] = null, ["sees_gpu"] = true, ["architectures"] = new JsonArray("sm_80", "sm_86", "sm_90") },
        ["torch_trouble"] = null,
    };

    public string Model { get; set; } = "sd15.safetensors";

    public TemporaryFolder Folder => folder;

    /// <summary>A program of this name, found before any other.</summary>
    public void Program(string name, string script)
    {
        string path = folder.Write("bin/" + name, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public ProgramResult Run(params string[] more)
    {
        folder.Write("answer.json", Python.ToJsonString());
        File.Delete(folder.Path("bin/python"));
        Program("python", $"cat >/dev/null; cat '{folder.Path("answer.json")}'; echo");
        return Cli.Tests.Program.RunWith(
            [("PATH", $"{folder.Path("bin")}:{Environment.GetEnvironmentVariable("PATH")}")],
            folder.Root,
            ["trainer", "doctor", "recipe.yaml", "--sd-scripts", "sd-scripts", "--python", folder.Path("bin/python"), "--model", Model, .. more]);
    }

    public void Dispose() => folder.Dispose();

    /// <param name="width">What the cross-attention reads: it tells the family. 0 for no U-Net at all.</param>
    private void WriteModel(string name, int width, params string[] others)
    {
        JsonObject header = [];
        if (width > 0)
            header["model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight"] = Tensor(0, width);
        foreach (string other in others)
            header[other] = Tensor(width, 0);
        byte[] text = Encoding.UTF8.GetBytes(header.ToJsonString());
        File.WriteAllBytes(folder.Path(name + ".safetensors"), [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[width]]);

        static JsonObject Tensor(int begin, int width) =>
            new() { ["dtype"] = "U8", ["shape"] = new JsonArray(1, width), ["data_offsets"] = new JsonArray(begin, begin + width) };
    }
}
