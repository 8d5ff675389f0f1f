using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Rules.Machines;

namespace KohyaPrep.Core.Tests.Launches;

public sealed class LaunchRulesTests
{
    private static readonly LaunchFacts Good = new()
    {
        Executable = "/venv/bin/python",
        ExecutableIsThere = true,
        Script = "/sd/train_network.py",
        ScriptIsThere = true,
        OutputFolder = "/out",
        FreeBytes = 1 << 30,
        NeededBytes = 1 << 30,
    };

    [Fact]
    public void A_machine_that_has_all_gives_no_findings()
    {
        Assert.Empty(new OutputNotWritable().Check(Good));
        Assert.Empty(new DiskTooSmall().Check(Good));
        Assert.Empty(new DiskTooSmall().Check(Good with { FreeBytes = null }));
        Assert.Empty(new DiskTooSmall().Check(Good with { NeededBytes = null }));
        Assert.Empty(new TrainerMissing().Check(Good));
        Assert.Empty(new PythonMissing().Check(Good));
    }

    [Fact]
    public void Each_lack_has_its_place_and_its_words()
    {
        Finding finding = Assert.Single(new DiskTooSmall().Check(Good with { FreeBytes = 3L << 29, NeededBytes = 5L << 30 }));
        Assert.Equal(("ENV011", "disk-too-small", "/out", "the run writes about 5.0 GiB, and 1.5 GiB are free"), (finding.Code, finding.Name, finding.Location.Path, finding.Message));
        finding = Assert.Single(new OutputNotWritable().Check(Good with { OutputTrouble = "Permission denied" }));
        Assert.Equal(("ENV010", "/out", "nothing can be written here: Permission denied"), (finding.Code, finding.Location.Path, finding.Message));
        Assert.Equal("/sd/train_network.py", Assert.Single(new TrainerMissing().Check(Good with { ScriptIsThere = false })).Location.Path);
        Assert.Equal("/venv/bin/python", Assert.Single(new PythonMissing().Check(Good with { ExecutableIsThere = false })).Location.Path);
    }
}
