using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Runs;

public sealed class RunStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_record_comes_back_as_it_was_written()
    {
        RunStore store = RunStore.Of(folder.Root);
        RunRecord run = Full(store.NewId("punks", Now));
        store.Write(run);
        RunRecord read = RunStore.Of(folder.Path("deeper/still")).Read("20260203-040506-punks");
        Assert.Equal(RunJson.Bytes(run, RunJson.Line.RunRecord), RunJson.Bytes(read, RunJson.Line.RunRecord));
        Assert.Equal("16", read.Sweep["training.network_dim"]);
        Assert.Equal(RunState.Interrupted, read.State);
        Assert.Equal(-9, read.Last!.ExitCode);
        Assert.True(read.Checkpoints[0].IsLast);
    }

    [Fact]
    public void A_launch_comes_back_with_its_schedule()
    {
        LaunchPlan plan = new()
        {
            Executable = "python3",
            Arguments = ["-m", "x"],
            Script = "/s/train_network.py",
            WorkingDirectory = "/w",
            OutputFolder = "/o",
            OutputName = "punks",
            LogFile = "/l",
            ScheduledSave = new ScheduledSave.EverySteps(5, 2),
            TotalSteps = 9,
        };
        folder.Write("x/launch.json", System.Text.Encoding.UTF8.GetString(RunJson.Bytes(plan, RunJson.Indented.LaunchPlan)));
        LaunchPlan read = new RunStore(folder.Root).ReadPart("x", "launch.json", RunJson.Default.LaunchPlan)!;
        Assert.Equal(plan.ScheduledSave, read.ScheduledSave);
        Assert.Equal(plan.Arguments, read.Arguments);
    }

    [Fact]
    public void Runs_of_one_second_get_ids_of_their_own()
    {
        RunStore store = RunStore.Of(folder.Root);
        Assert.Equal(["20260203-040506-a-b", "20260203-040506-a-b-2", "20260203-040506-a-b-3"], Enumerable.Range(0, 3).Select(_ => store.NewId("a/b", Now)));
    }

    [Fact]
    public void A_run_is_found_by_what_a_user_writes()
    {
        RunStore store = RunStore.Of(folder.Root);
        store.Write(Full(store.NewId("punks", Now)));
        store.Write(Full(store.NewId("punks", Now.AddDays(1))));
        store.Write(Full(store.NewId("cats", Now.AddDays(30))));
        Assert.Equal("20260204-040506-punks", store.Find("punks").Id);
        Assert.Equal("20260203-040506-punks", store.Find("20260203").Id);
        Assert.Equal("20260203-040506-punks", store.Find(store.FolderOf("20260203-040506-punks") + "/").Id);
        Assert.Equal("20260305-040506-cats", store.Find("latest").Id);
        Assert.Contains("2 runs", Assert.Throws<KohyaPrepException>(() => store.Find("202602")).Message, StringComparison.Ordinal);
        Assert.Contains("runs list", Assert.Throws<KohyaPrepException>(() => store.Find("dogs")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_record_hides_no_other()
    {
        RunStore store = RunStore.Of(folder.Root);
        store.Write(Full(store.NewId("punks", Now)));
        string cut = store.NewId("cut", Now);
        store.Write(cut, RunFolder.Record, "{\"id\": \"cut"u8);
        Assert.Equal(["20260203-040506-punks"], store.List().Select(run => run.Id));
        Assert.Equal([cut], store.Damaged());
    }

    [Fact]
    public void A_fingerprint_changes_with_a_caption()
    {
        FingerprintPicture a = new("a.png", "1", "a punk"), b = new("b.png", "2", "another");
        Assert.Equal(DatasetFingerprint.Of([a, b]).Hash, DatasetFingerprint.Of([b, a]).Hash);
        Assert.NotEqual(DatasetFingerprint.Of([a, b]).Hash, DatasetFingerprint.Of([a, b with { Caption = "other" }]).Hash);
    }

    private static RunRecord Full(string id) => new()
    {
        Id = id,
        Name = id.Split('-')[2],
        RecipeFile = "/w/punks.yaml",
        Created = Now,
        State = RunState.Interrupted,
        Script = "train_network",
        Route = "lora",
        Family = "sd15",
        Sweep = new SortedDictionary<string, string> { ["training.network_dim"] = "16" },
        Attempts = [new RunAttempt { Number = 1, Started = Now, Log = "train.log", ModelFolder = "model", ExitCode = -9, Loss = 0.5 }],
        Checkpoints = [new RunCheckpoint("model/punks.safetensors", 9, null, 5, "ab") { IsLast = true }],
        Samples = [new RunSample("model/sample/x.png", 2, null, 0, 7)],
        Cost = new RunCost(3, null, null, null, true),
    };
}
