[assembly: AssemblyFixture(typeof(KohyaPrep.Cli.Tests.Places.StandInWorldEnd))]

namespace KohyaPrep.Cli.Tests.Places;

/// <summary>What stands in for the world outside, made once for all tests: the clone, the package index, and a trainer installed from both.</summary>
internal sealed class StandInWorld : IDisposable
{
    public const string Version = "v0.10.1";

    private static readonly Lazy<StandInWorld> Made = new(() => new StandInWorld());
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<string> trainer;

    private StandInWorld()
    {
        Assert.SkipUnless(Program.Shell("/", "/usr/bin/python3 -c 'import ensurepip' || /usr/bin/python3 -m pip --version").ExitCode == 0, "needs python3-venv");
        StandInPackages.WriteWheels(Wheels);
        StandInPackages.WriteRepository(Repository, Version);
        trainer = new Lazy<string>(Install);
    }

    public static StandInWorld Instance => Made.Value;

    public string Wheels => folder.Path("wheels");

    public string Repository => folder.Path("clone");

    public string Trainer => trainer.Value;

    /// <summary>Deletes it where it was made.</summary>
    public static void End()
    {
        if (Made.IsValueCreated)
            Instance.Dispose();
    }

    public void Dispose() => folder.Dispose();

    /// <summary>By the code of a bundle, with the same pins, so that a bundle finds it done.</summary>
    private string Install()
    {
        using PlaceRun run = new();
        run.Bundle("slurm").Expect(0);
        string target = folder.Path("trainer");
        run.Shell("slurm", "python3 -m place install", ("PATH", run.SearchPath), ("KOHYAPREP_SD_SCRIPTS", Repository), ("KOHYAPREP_WHEELS", Wheels), ("KOHYAPREP_TRAINER", target)).Expect(0);
        return target;
    }
}
