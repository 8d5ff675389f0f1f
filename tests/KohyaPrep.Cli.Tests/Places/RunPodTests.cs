namespace KohyaPrep.Cli.Tests.Places;

/// <summary>The pod's start script and the request for the pod; <c>runpodctl</c>, the GPU and the API are played by stand-ins.</summary>
public sealed class RunPodTests
{
    private const string Planted = "rpa_PLANTEDFORTHETEST0123456789ABCDEF";

    private static readonly (string, string)[] Pod = [("RUNPOD_POD_ID", "pod7"), ("KOHYAPREP_SECONDS_TO_STOP", "0")];

    [Fact]
    public void A_pod_trains_goes_on_after_a_failure_packs_the_result_and_stops_itself_each_time()
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123").Expect(0);
        run.Tool("runpodctl", $"echo \"$*\" >> '{run.Path("runpodctl.log")}'");
        (string, string)[] pod = [.. run.Redirected(), .. Pod, ("RUNPOD_API_KEY", Planted), ("STANDIN_SECONDS_PER_STEP", "0.01")];
        run.Shell("runpod", "bash start.sh", [.. pod, ("STANDIN_CRASH_AT_STEP", "8")]).Expect(4).Says("start 1, from the beginning", "the stand-in was told to crash", "the pod is stopped");
        run.Shell("runpod", "bash start.sh", pod).Expect(0).Says("start 2, from step 6 of 30", "trained: ", "ended with 0");
        Assert.Equal("pod stop pod7\npod stop pod7\n", File.ReadAllText(run.Path("runpodctl.log")));
        Assert.True(File.Exists(run.Path("runpod/punks-result.zip")));
        foreach (string file in Directory.EnumerateFiles(run.Path("runpod"), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Planted, File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pod_that_cannot_be_stopped_is_removed_also_when_it_has_no_GPU()
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123").Expect(0);
        run.Tool("runpodctl", $"echo \"$*\" >> '{run.Path("runpodctl.log")}'; [ \"$1\" = remove ]");
        run.Tool("nvidia-smi", "exit 9");
        run.Shell("runpod", "bash start.sh", [.. run.Redirected(), .. Pod]).Expect(3).Says("There is no GPU here, and nothing was installed yet", "the pod is removed");
        Assert.Equal("pod stop pod7\nstop pod pod7\npod delete pod7\nremove pod pod7\n", File.ReadAllText(run.Path("runpodctl.log")));
    }

    [Fact]
    public async Task The_key_goes_to_the_API_and_is_seen_in_no_process_list()
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123").Expect(0);
        using StandInApi api = new();
        ProgramResult result = run.Shell("runpod", "./create-pod.sh", ("PATH", run.SearchPath), ("RUNPOD_API", api.Address));
        result.Expect(1).Says("RUNPOD_API_KEY", "is not set");

        // Through a file, since a variable of this very shell line would be an argument.
        File.WriteAllText(run.Path("key"), Planted);
        run.Shell("runpod", "RUNPOD_API_KEY=$(cat ../key); export RUNPOD_API_KEY; ./create-pod.sh", ("PATH", run.SearchPath), ("RUNPOD_API", api.Address)).Expect(0).Says("pod7");
        (string path, string? key, string sent, string list) = await api.Asked;
        Assert.Equal(("/pods", "Bearer " + Planted), (path, key));
        Assert.Equal(File.ReadAllText(run.Path("runpod/pod.json")).ReplaceLineEndings(""), sent.ReplaceLineEndings(""));
        Assert.Contains("curl", list, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pod_without_a_runpodctl_that_works_asks_the_API_to_stop_it()
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123").Expect(0);
        run.Tool("nvidia-smi", "exit 9");
        run.Tool("runpodctl", "exit 1");
        using StandInApi api = new();
        File.WriteAllText(run.Path("key"), Planted);
        ProgramResult result = run.Shell("runpod", "RUNPOD_API_KEY=$(cat ../key); export RUNPOD_API_KEY; bash start.sh", [.. run.Redirected(), .. Pod, ("RUNPOD_API", api.Address)]);
        result.Expect(3).Says("the pod is stopped");
        (string path, string? key, string sent, string list) = await api.Asked;
        Assert.Equal(("/pods/pod7/action", "Bearer " + Planted, "{\"action\": \"stop\"}"), (path, key, sent));
        Assert.DoesNotContain(Planted, list, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, File.ReadAllText(run.Path("runpod/logs/start.log")), StringComparison.Ordinal);
    }
}
