using System.Diagnostics;
using CsCheck;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Tests.Launches;

public sealed class ShellLineTests
{
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Char["ab '\"\\$`!*?~#&|;<>(){}[]=%^-\t\né象"].Array[0, 12].Select(letters => new string(letters)),
        Gen.Int[0, 9].Select(i => ((string[])["", "-", "--", "~", "a=b", "$(id)", "!!", "\\", "'", "é象 x"])[i]));

    [Fact]
    public void Bash_reads_back_what_was_meant()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs bash");
        Words.Array[1, 30].Sample(
            words =>
            {
                LaunchPlan plan = Plan("/usr/bin/env", ["printf", "%s\\0", .. words], "/tmp", ("NAME", words[0]));
                Assert.Equal([.. words], Run(ShellLine.Of(plan)).Split('\0')[..^1]);
            },
            iter: 60);
    }

    [Fact]
    public void Folder_and_variables_arrive()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs bash");
        using Fixtures.TemporaryFolder folder = new();
        string odd = folder.Path("it's a -folder é $HOME");
        Directory.CreateDirectory(odd);
        LaunchPlan plan = Plan("/bin/sh", ["-c", "printf '%s\\0%s\\0' \"$PWD\" \"$ODD\""], odd, ("ODD", "a 'b' $c\nd"));
        Assert.Equal(odd + "\0a 'b' $c\nd\0", Run(ShellLine.Of(plan)));
    }

    [Fact]
    public void Simple_words_stay_readable()
    {
        LaunchPlan plan = Plan("python3", ["-m", "accelerate.commands.launch", "/sd/train_network.py"], "/sd", ("PYTHONUTF8", "1"));
        Assert.Equal("cd /sd && PYTHONUTF8=1 python3 -m accelerate.commands.launch /sd/train_network.py", ShellLine.Of(plan));
    }

    [Fact]
    public void A_local_launch_runs_accelerate_as_a_module_of_its_python()
    {
        LaunchPlan plan = new LocalLaunch
        {
            Python = "/venv/bin/python",
            SdScriptsFolder = "/sd scripts",
            Script = "train_network.py",
            AccelerateConfig = "/run/accelerate.yaml",
            TrainingFile = "/run/training.toml",
            DatasetFile = "/run/dataset.toml",
            ExtraArguments = ["--console_log_simple"],
            OutputFolder = "/out",
            OutputName = "punks",
            LogFile = "/run/log.txt",
        }.ToPlan();
        Assert.Equal(
            "cd '/sd scripts' && COLUMNS=1000 PYTHONUNBUFFERED=1 PYTHONUTF8=1 /venv/bin/python -m accelerate.commands.launch "
            + "--config_file /run/accelerate.yaml --num_cpu_threads_per_process 1 '/sd scripts/train_network.py' "
            + "--config_file /run/training.toml --dataset_config /run/dataset.toml --console_log_simple --resume /out/punks-000002-state",
            ShellLine.Of(plan.ResumedFrom("/out/punks-000001-state").ResumedFrom("/out/punks-000002-state")));
        Assert.Equal("/out/punks.safetensors", plan.FinalFile);
    }

    private static LaunchPlan Plan(string executable, string[] arguments, string folder, (string Name, string Value) variable) => new()
    {
        Executable = executable,
        Arguments = arguments,
        Script = "/sd/train_network.py",
        WorkingDirectory = folder,
        Environment = new Dictionary<string, string> { [variable.Name] = variable.Value },
        OutputFolder = "/out",
        OutputName = "punks",
        LogFile = "/out/log.txt",
    };

    private static string Run(string line)
    {
        ProcessStartInfo start = new("/bin/bash", ["-c", line]) { RedirectStandardOutput = true };
        using Process bash = Process.Start(start)!;
        string output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        Assert.Equal(0, bash.ExitCode);
        return output;
    }
}
