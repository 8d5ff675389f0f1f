using System.Text.Json;
using System.Text.Json.Nodes;

namespace KohyaPrep.Cli.Tests;

public sealed class DoctorTests
{
    public DoctorTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the machine is played by shell scripts");

    /// <summary>What is taken from the machine, and the code and the end that come of it.</summary>
    public static TheoryData<string, string, int> Lacks => new()
    {
        { "driver", "ENV030", 3 },
        { "cuda 13", "ENV031", 3 },
        { "python 3.9", "ENV032", 3 },
        { "python 3.14", "ENV032", 0 },
        { "torch", "ENV033", 3 },
        { "gpu build", "ENV034", 3 },
        { "code for the card", "ENV035", 3 },
        { "diffusers", "ENV036", 3 },
        { "bitsandbytes", "ENV036", 3 },
        { "accelerate 1.6.0", "ENV037", 0 },
        { "second gpu", "ENV038", 3 },
        { "sd15 model", "ENV040", 3 },
        { "base model", "ENV041", 3 },
        { "whole model", "ENV042", 3 },
        { "bf16", "ENV043", 0 },
        { "memory", "ENV020", 3 },
        { "script", "ENV012", 3 },
        { "model file", "ENV001", 3 },
    };

    [Fact]
    public void A_machine_that_has_all_is_ready()
    {
        using DoctorRun machine = new();
        machine.Run().Expect(0).Says("Ready to train.", "NVIDIA GeForce RTX 3060 (12.0 GiB), driver 550.54.14 for CUDA 12.4", "3 of 3 of requirements.txt", "an SD 1.5 checkpoint");
    }

    [Theory, MemberData(nameof(Lacks))]
    public void What_a_machine_lacks_has_a_code_and_a_remedy(string lack, string code, int exitCode)
    {
        using DoctorRun machine = new();
        string[] more = Take(machine, lack);
        using JsonDocument answer = JsonDocument.Parse(machine.Run([.. more, "--json"]).Expect(exitCode).Output);
        Assert.Equal(exitCode == 0, answer.RootElement.GetProperty("ready").GetBoolean());
        JsonElement problem = Assert.Single(
            answer.RootElement.GetProperty("checks").EnumerateArray().SelectMany(check => check.GetProperty("problems").EnumerateArray()),
            problem => problem.GetProperty("severity").GetString() != "info");
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("remedy").GetString()!);
        if (Effort.IsLong || lack == "torch")
            machine.Run(more).Expect(exitCode).Says(code, "→ ", exitCode == 0 ? "Ready to train." : "Not ready: 1 thing in the way.");
    }

    [Fact]
    public void A_real_Python_answers_the_probe()
    {
        using TemporaryFolder folder = new();
        Assert.SkipUnless(Program.Shell(folder.Root, "command -v python3").ExitCode == 0, "needs Python");
        ProgramResult result = Program.Run(folder.Root, "trainer", "doctor", "--python", "python3", "--json");
        using JsonDocument answer = JsonDocument.Parse(result.Expect(3).Output);
        JsonElement python = answer.RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("topic").GetString() == "Python");
        Assert.StartsWith("3.", python.GetProperty("found").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    private static string[] Take(DoctorRun machine, string lack)
    {
        JsonObject torch = machine.Python["torch"]!.AsObject();
        JsonObject packages = machine.Python["packages"]!.AsObject();
        switch (lack)
        {
            case "driver":
                machine.Program("nvidia-smi", "echo \"NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\"; exit 9");
                break;
            case "cuda 13":
                torch["cuda"] = "13.0";
                torch["sees_gpu"] = false;
                break;
            case "python 3.9":
                machine.Python["python"] = "3.9.2";
                break;
            case "python 3.14":
                machine.Python["python"] = "3.14.0";
                break;
            case "torch":
                machine.Python["torch"] = null;
                machine.Python["torch_trouble"] = "ModuleNotFoundError: No module named 'torch'";
                break;
            case "gpu build":
                torch["cuda"] = null;
                torch["sees_gpu"] = false;
                break;
            case "code for the card":
                torch["architectures"] = new JsonArray("sm_90");
                break;
            case "diffusers":
                packages.Remove("diffusers");
                break;
            case "bitsandbytes":
                return ["--set", "training.optimizer=AdamW8bit"];
            case "accelerate 1.6.0":
                packages["accelerate"] = "1.10.0";
                break;
            case "second gpu":
                return ["--set", "launch.processes=2"];
            case "sd15 model":
                machine.Model = "sdxl.safetensors";
                break;
            case "base model":
                machine.Model = "lora.safetensors";
                break;
            case "whole model":
                machine.Model = "cut.safetensors";
                break;
            case "bf16":
                machine.Program("nvidia-smi", "case \"$*\" in *query-gpu*) echo 'Tesla T4, 15360, 550.54.14, 7.5' ;; *) echo 'CUDA Version: 12.4' ;; esac");
                torch["architectures"] = new JsonArray("sm_75");
                return ["--set", "training.mixed_precision=bf16"];
            case "memory":
                machine.Program("nvidia-smi", "case \"$*\" in *query-gpu*) echo 'NVIDIA GeForce GT 1030, 2048, 550.54.14, 8.6' ;; *) echo 'CUDA Version: 12.4' ;; esac");
                break;
            case "script":
                File.Delete(machine.Folder.Path("sd-scripts/train_network.py"));
                break;
            case "model file":
                machine.Model = "missing.safetensors";
                break;
        }

        return [];
    }
}
