namespace KohyaPrep.Cli.Tests.Places;

/// <summary>Planted secrets reach no file, no output and no process list at the places, also when the trainer itself prints them.</summary>
public sealed class SecretsElsewhereTests
{
    /// <summary>Made-up values of known forms, and one without any.</summary>
    private static readonly Dictionary<string, string> Planted = new()
    {
        ["HF_TOKEN"] = "hf_PlantedForTheTest0123456789abcdef",
        ["CIVITAI_TOKEN"] = "correct horse battery staple",
        ["WANDB_API_KEY"] = "0123456789abcdef0123456789abcdef01234567",
        ["RUNPOD_API_KEY"] = "rpa_PLANTEDFORTHETEST0123456789ABCDEF",
    };

    /// <summary>Of no variable: only its form gives it away.</summary>
    private const string Printed = "hf_PrintedByTheTrainer0123456789abcdef";

    private static IEnumerable<string> All => Planted.Values.Append(Printed);

    [Fact]
    public void A_pod()
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123").Expect(0);
        run.Tool("runpodctl", "exit 0");
        (string, string)[] pod = [.. run.Redirected(), ("RUNPOD_POD_ID", "pod7"), ("KOHYAPREP_SECONDS_TO_STOP", "0")];
        string secrets = Lay(run, "runpod");
        using ProcessListWatch watch = new();
        run.Shell("runpod", secrets + "bash start.sh", [.. pod, ("STANDIN_CRASH_AT_STEP", "8"), ("STANDIN_SECONDS_PER_STEP", "0.05")]).Expect(4).Says("login failed");
        ProgramResult second = run.Shell("runpod", secrets + "bash start.sh", pod).Expect(0).Says("start 2, from step 6 of 30", "trained: ");
        Check(run, watch, second, "runpod");
    }

    [Fact]
    public void SkyPilots_task_which_goes_on_on_a_new_machine_from_the_bucket()
    {
        using PlaceRun run = new();
        run.Bundle("skypilot", "--set", "launch.storage=s3://punks").Expect(0);
        Directory.CreateDirectory(run.Path("bucket"));
        string secrets = Lay(run, "skypilot");
        (string, string)[] node = [.. run.Redirected(), ("SKYPILOT_NODE_IPS", "127.0.0.1"), ("SKYPILOT_NODE_RANK", "0"), ("SKYPILOT_NUM_NODES", "1"), ("STANDIN_SECONDS_PER_STEP", "0.05")];
        using ProcessListWatch watch = new();
        foreach ((string machine, string[] crash, int exit) in ((string, string[], int)[])[("first", ["8"], 4), ("second", [], 0)])
        {
            Copy(run.Path("skypilot"), run.Path(machine));
            (string, string)[] variables = [.. node, .. crash.Select(step => ("STANDIN_CRASH_AT_STEP", step))];
            foreach (string section in (string[])["setup", "run"])
            {
                File.WriteAllText(run.Path(machine, section + ".sh"), Section(run.Path("skypilot/task.yaml"), section).Replace("/kohyaprep-store", run.Path("bucket"), StringComparison.Ordinal));
                ProgramResult result = run.Shell(machine, secrets + $"bash {section}.sh", variables).Expect(section == "run" ? exit : 0);
                if (section == "run")
                    result.Says(exit == 0 ? "start 2, from step 6 of 30" : "login failed");
                Assert.All(All, secret => Assert.DoesNotContain(secret, result.All, StringComparison.Ordinal));
            }

            if (exit != 0)
                Directory.Delete(run.Path(machine), recursive: true);
        }

        Assert.True(File.Exists(run.Path("bucket/punks/punks-result.zip")));
        Check(run, watch, null, "skypilot", "second", "bucket");
    }

    /// <summary>What puts the secrets into a shell's environment, and into what the trainer prints when it is told to crash. From files: a line of the shell is an argument too.</summary>
    internal static string Lay(PlaceRun run, string folder)
    {
        Directory.CreateDirectory(run.Path("secrets"));
        foreach ((string name, string value) in Planted)
            File.WriteAllText(run.Path("secrets", name), value);
        File.WriteAllText(run.Path("secrets", "STANDIN_CRASH_ERROR"), $"RuntimeError: login failed with {Printed} and {Planted["CIVITAI_TOKEN"]}");
        Assert.True(Directory.Exists(run.Path(folder)));
        return $"for name in '{run.Path("secrets")}'/*; do export \"$(basename \"$name\")=$(cat \"$name\")\"; done; ";
    }

    internal static void Check(PlaceRun run, ProcessListWatch watch, ProgramResult? output, params string[] folders)
    {
        watch.AssertNothingOf(All, "train_network.py");
        foreach (string file in folders.SelectMany(folder => Directory.EnumerateFiles(run.Path(folder), "*", SearchOption.AllDirectories)))
        {
            string text = File.ReadAllText(file);
            Assert.All(All, secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{file} has {secret}"));
        }

        if (output is not null)
            Assert.All(All, secret => Assert.DoesNotContain(secret, output.All, StringComparison.Ordinal));
    }

    private static string Section(string task, string name) => string.Join('\n', File.ReadAllLines(task)
        .SkipWhile(line => line != $"{name}: |").Skip(1).TakeWhile(line => line.Length == 0 || line[0] == ' ').Select(line => line.Length > 2 ? line[2..] : line)) + "\n";

    private static void Copy(string source, string target)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
