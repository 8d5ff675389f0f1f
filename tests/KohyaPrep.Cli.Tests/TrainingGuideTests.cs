using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

/// <summary>The guides to training do what they say: their commands run in their order, with the stand-in for the trainer.</summary>
public sealed class TrainingGuideTests
{
    private const string Log = """
        2026-11-28 18:00:00 ERROR    Error loading file:                                                train_util.py:2911
                                     /data/10_punk/lad_001.png
        Traceback (most recent call last):
          File "/opt/sd-scripts/train_network.py", line 1913, in <module>
            trainer.train(args)
          File "/opt/sd-scripts/library/train_util.py", line 2905, in load_image
            img = np.array(image, np.uint8)
        OSError: Truncated File Read

        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void Runs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals and process groups");
        using GuideFolder guide = new();
        guide.Write("downloads/train.log", Log);
        ProgramResult last = Walk(guide, "runs.md", line =>
        {
            if (line.Contains("downloads/best.safetensors", StringComparison.Ordinal))
                File.Copy(Directory.GetFiles(guide.Newest, "punks.safetensors", SearchOption.AllDirectories)[0], guide.Path("downloads/best.safetensors"), overwrite: true);
            if (line.Contains("import punks-result.zip", StringComparison.Ordinal))
                guide.TrainElsewhere("cluster/punks-slurm", "punks-result.zip");
            return (line.Contains("20261125-2145", StringComparison.Ordinal) ? line.Replace("20261125-2145", Path.GetFileName(guide.Oldest), StringComparison.Ordinal) : line).Replace("/mnt/cluster", guide.Path("cluster"), StringComparison.Ordinal);
        });
        Assert.Equal("bad-picture", JsonDocument.Parse(last.Output).RootElement.GetProperty("cause").GetString());
        string list = Program.Run(guide.Root, "runs", "list").Expect(0).Output;
        Assert.Equal(7, list.Split("trained").Length - 2);
        Assert.Equal(4, list.Split("learning_rate").Length - 1);
        Program.Run(guide.Root, "runs", "find", "downloads/best.safetensors").Expect(0).Says("model/punks.safetensors");
        Program.Run(guide.Root, "runs", "show", "punks").Expect(0).Says("slurm", "trained");
    }

    [Fact]
    public void Elsewhere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the guide's paths are Unix's");
        using GuideFolder guide = new();
        Walk(guide, "elsewhere.md", line => line);
        foreach (string place in (string[])["colab", "slurm", "skypilot", "runpod", "civitai"])
            Assert.True(File.Exists(guide.Path($"out/punks-{place}/manifest.json")), place);
        Assert.Contains("#SBATCH --nodes=2\n", File.ReadAllText(guide.Path("out/punks-slurm/job.sbatch")), StringComparison.Ordinal);
        string python = File.ReadAllText(guide.Path("out/punks-colab/place/__main__.py"));
        string page = File.ReadAllText(Repository.Path("docs", "elsewhere.md"));
        Assert.All(page.Split("| `").Select(row => row.Split('`')[0]).Where(verb => verb is "check" or "gpu" or "unpack" or "install" or "model" or "restore" or "train" or "pack"),
            verb => Assert.Contains($"(\"{verb}\", ", python, StringComparison.Ordinal));
    }

    [Fact]
    public void The_trainer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the guide's paths are Unix's");
        using GuideFolder guide = new();
        Directory.CreateDirectory(guide.Path("wheels"));
        // What would be installed is only said: InstallTests do it.
        Walk(guide, "trainer.md", line => !line.Contains("install", StringComparison.Ordinal) || line.Contains("--dry-run", StringComparison.Ordinal) ? line : line.Split('#')[0].TrimEnd() + " --dry-run");
        Program.Run(guide.Root, "trainer", "doctor", "punks.yaml", "--sd-scripts", "../sd-scripts", "--json").Says("\"ready\": false");
    }

    /// <param name="change">What is run in place of a line.</param>
    /// <returns>Of the last command.</returns>
    private static ProgramResult Walk(GuideFolder guide, string page, Func<string, string> change)
    {
        ProgramResult? last = null;
        int commands = 0;
        foreach (string block in File.ReadAllText(Repository.Path("docs", page)).Split("\n```").Where((_, index) => index % 2 == 1))
        {
            string[] lines = block.Split('\n');
            foreach (string line in lines[0] == "sh" ? lines[1..] : [])
            {
                last = Program.Shell(guide.Root, "\"$kohyaprep\"" + change(line)["kohyaprep".Length..]);
                Assert.True(last.ExitCode == 0 || (last.ExitCode == 3 && line.Contains("doctor", StringComparison.Ordinal)), $"{line}: {last.ExitCode}\n{last.All}");
                commands++;
            }

            if (lines[0] == "json")
                Assert.Equal(Plain(string.Join('\n', lines[1..])), Plain(last!.Output));
        }

        Assert.True(commands > 3);
        return last!;
    }

    private static string Plain(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Indented);
}
