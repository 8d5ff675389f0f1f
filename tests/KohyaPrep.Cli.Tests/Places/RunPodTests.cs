using System.Net;
using System.Text;

namespace KohyaPrep.Cli.Tests.Places;

/// <summary>The pod's start script and the request for the pod; <c>runpodctl</c>, the GPU and the API are played by stand-ins.</summary>
public sealed class RunPodTests
{
    private const string Planted = "rpa_PLANTEDFORTHETEST0123456789ABCDEF";

    [Fact]
    public void A_pod_trains_goes_on_after_a_failure_packs_the_result_and_stops_itself_each_time()
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123").Expect(0);
        run.Tool("runpodctl", $"echo \"$*\" >> '{run.Path("runpodctl.log")}'");
        (string, string)[] pod = [.. run.Redirected(), ("RUNPOD_POD_ID", "pod7"), ("RUNPOD_API_KEY", Planted), ("STANDIN_SECONDS_PER_STEP", "0.01")];
        run.Shell("runpod", "bash start.sh", [.. pod, ("STANDIN_CRASH_AT_STEP", "8")]).Expect(4).Says("start 1, from the beginning", "the stand-in was told to crash", "the pod is stopped");
        run.Shell("runpod", "bash start.sh", pod).Expect(0).Says("start 2, from step 6 of 30", "trained: ", "ended with 0");
        Assert.Equal("stop pod pod7\nstop pod pod7\n", File.ReadAllText(run.Path("runpodctl.log")));
        Assert.True(File.Exists(run.Path("runpod/punks-result.zip")));
        foreach (string file in Directory.EnumerateFiles(run.Path("runpod"), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Planted, File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pod_that_cannot_be_stopped_is_removed_also_when_it_has_no_GPU()
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123").Expect(0);
        run.Tool("runpodctl", $"echo \"$*\" >> '{run.Path("runpodctl.log")}'; [ \"$1\" != stop ]");
        run.Tool("nvidia-smi", "exit 9");
        run.Shell("runpod", "bash start.sh", [.. run.Redirected(), ("RUNPOD_POD_ID", "pod7")]).Expect(3).Says("There is no GPU here, and nothing was installed yet", "the pod is removed");
        Assert.Equal("stop pod pod7\nremove pod pod7\n", File.ReadAllText(run.Path("runpodctl.log")));
    }

    [Fact]
    public async Task The_key_goes_to_the_API_and_is_seen_in_no_process_list()
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123").Expect(0);
        using HttpListener api = new();
        int port = Ports.Free();
        api.Prefixes.Add($"http://127.0.0.1:{port}/");
        api.Start();
        Task<(string? Key, string Body, string Processes)> asked = Task.Run(async () =>
        {
            HttpListenerContext context = await api.GetContextAsync();
            using StreamReader body = new(context.Request.InputStream, Encoding.UTF8);
            string processes = string.Join('\n', CommandLines());
            (string?, string, string) answer = (context.Request.Headers["Authorization"], await body.ReadToEndAsync(), processes);
            context.Response.StatusCode = 201;
            context.Response.Close("{\"id\": \"pod7\"}"u8.ToArray(), willBlock: true);
            return answer;
        });
        ProgramResult result = run.Shell("runpod", "./create-pod.sh", ("PATH", run.SearchPath), ("RUNPOD_API", $"http://127.0.0.1:{port}"), ("KEYFILE", run.Path("key")));
        result.Expect(1).Says("RUNPOD_API_KEY", "is not set");

        // Through a file, since a variable of this very shell line would be an argument.
        File.WriteAllText(run.Path("key"), Planted);
        result = run.Shell("runpod", "RUNPOD_API_KEY=$(cat ../key); export RUNPOD_API_KEY; ./create-pod.sh", ("PATH", run.SearchPath), ("RUNPOD_API", $"http://127.0.0.1:{port}"));
        result.Expect(0).Says("pod7");
        (string? key, string sent, string list) = await asked;
        Assert.Equal("Bearer " + Planted, key);
        Assert.Equal(File.ReadAllText(run.Path("runpod/pod.json")).ReplaceLineEndings(""), sent.ReplaceLineEndings(""));
        Assert.Contains("curl", list, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, list, StringComparison.Ordinal);
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
            }
            catch (IOException)
            {
                continue; // it ended while we looked
            }

            yield return line;
        }
    }
}
