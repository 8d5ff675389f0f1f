namespace KohyaPrep.Cli.Tests.Places;

/// <summary><c>trainer install</c>, from a local repository and a folder of wheels, by git, venv and pip.</summary>
public sealed class InstallTests
{
    // Not the one of other tests, which look for theirs in the process list: here one is an argument, to see it refused.
    private const string Planted = "hf_PlantedForInstalling0123456789ab";

    [Fact]
    public void A_trainer_is_installed_from_other_sources_goes_on_after_a_failure_and_changes_nothing_outside()
    {
        using PlaceRun run = new();
        Directory.CreateDirectory(run.Path("home"));
        Directory.CreateDirectory(run.Path("half"));
        foreach (string wheel in Directory.EnumerateFiles(PlaceRun.Wheels).Where(wheel => !Path.GetFileName(wheel).StartsWith("accelerate", StringComparison.Ordinal)))
            File.Copy(wheel, run.Path("half", Path.GetFileName(wheel)));

        // accelerate is missing from the index: what is done until then stays.
        Install(run, "half").Expect(3).Says("sd-scripts v0.10.1 …", "torch==2.6.0 torchvision==0.21.0 …", "installing the trainer's packages failed", "accelerate", "Run again");
        Install(run, PlaceRun.Wheels, "--wheels", PlaceRun.Wheels).Expect(0).Says("sd-scripts v0.10.1: done already", "environment: done already", "a first import …");
        ProgramResult again = Install(run, PlaceRun.Wheels).Expect(0);
        Assert.DoesNotContain("…", again.Error, StringComparison.Ordinal);
        Assert.Equal("trainer\n", again.Output);

        Assert.True(File.Exists(run.Path("trainer/train_network.py")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Path("home")));
        Assert.False(Directory.Exists(run.Path("trainer/.kohyaprep/cache")));
        Assert.Contains("== fetching v0.10.1", File.ReadAllText(run.Path("trainer/.kohyaprep/install.log")), StringComparison.Ordinal);
        foreach (string file in Directory.EnumerateFiles(run.Path("trainer/.kohyaprep")).Append(run.Path("trainer/.git/config")))
            Assert.DoesNotContain(Planted, File.ReadAllText(file), StringComparison.Ordinal);
        Program.RunWith([("PATH", run.SearchPath)], run.Root, "trainer", "doctor", "--sd-scripts", "trainer", "--json").Expect(3).Says("v0.10.1 (", "1 of 1 of requirements.txt", "2.6.0+stand.in");
    }

    [Fact]
    public void Where_uv_is_there_it_makes_the_environment_and_fills_it()
    {
        using PlaceRun run = new();
        Directory.CreateDirectory(run.Path("home"));
        run.Tool("uv", $"""
            echo "$*" >> '{run.Path("uv.log")}'
            [ "$1" = venv ] && exec "$3" -m venv "$4"
            python=$4
            shift 4
            exec "$python" -m pip install "$@"
            """);
        Install(run, PlaceRun.Wheels).Expect(0).Says("a first import …");
        string[] calls = File.ReadAllLines(run.Path("uv.log"));
        Assert.Equal(3, calls.Length);
        Assert.StartsWith("venv --python python3 ", calls[0], StringComparison.Ordinal);
        Assert.All(calls[1..], call => Assert.StartsWith($"pip install --python {run.Path("trainer/venv/bin/python")} --no-index --find-links ", call, StringComparison.Ordinal));
        Install(run, PlaceRun.Wheels, "--without-uv").Expect(0).Says("environment …");
        Assert.Equal(3, File.ReadAllLines(run.Path("uv.log")).Length);
    }

    [Fact]
    public void A_folder_with_something_else_in_it_and_a_password_in_an_address_are_refused()
    {
        using PlaceRun run = new();
        Program.RunWith([("PATH", run.SearchPath)], run.Root, "trainer", "install", "--dir", "images").Expect(2).Says("there is something else in it");
        ProgramResult result = Program.Run(run.Root, "trainer", "install", "--index", $"https://me:{Planted}@host/simple").Expect(2).Says("in the environment instead");
        Assert.DoesNotContain(Planted, result.All, StringComparison.Ordinal);
        Program.Run(run.Root, "trainer", "install", "--gpu", "abacus").Expect(2).Says("There is no build 'abacus'");
        Program.Run(run.Root, "trainer", "install", "--gpu", "cu118", "--dry-run").Expect(0).Says("sd-scripts v0.10.1 from https://github.com/kohya-ss/sd-scripts.git", "/cu118");
        Program.Run(run.Root, "trainer", "install", "--python", "no-such-python").Expect(3).Says("There is no no-such-python");
    }

    [Fact]
    public async Task A_password_in_the_address_of_sd_scripts_is_seen_in_no_process_list_and_no_file()
    {
        using PlaceRun run = new();
        using StandInApi git = new();
        string address = git.Address.Replace("http://", $"http://me:{Planted}@", StringComparison.Ordinal);
        ProgramResult result = Program.RunWith([("PATH", run.SearchPath), ("KOHYAPREP_SD_SCRIPTS", address)], run.Root, "trainer", "install", "--dir", "trainer").Expect(3);
        Assert.DoesNotContain(Planted, result.All, StringComparison.Ordinal);
        (_, string? key, _, string list) = await git.Asked;
        Assert.StartsWith("Basic ", key, StringComparison.Ordinal);
        Assert.Contains("git ls-remote", list, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, list, StringComparison.Ordinal);
        foreach (string file in Directory.EnumerateFiles(run.Path("trainer"), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Planted, File.ReadAllText(file), StringComparison.Ordinal);
    }

    private static ProgramResult Install(PlaceRun run, string wheels, params string[] more) => Program.RunWith(
        [("PATH", run.SearchPath), ("HOME", run.Path("home")), ("XDG_CACHE_HOME", ""), ("KOHYAPREP_WHEELS", Path.Combine(run.Root, wheels)), ("HF_TOKEN", Planted), ("PIP_CONFIG_FILE", "/dev/null")],
        run.Root,
        ["trainer", "install", "--dir", "trainer", "--source", PlaceRun.Repository, .. more]);
}
