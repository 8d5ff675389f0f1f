using System.Net;

namespace KohyaPrep.Cli.Tests.Places;

/// <summary>The base model's download at a place, from a server on loopback that breaks off.</summary>
public sealed class ModelDownloadTests
{
    [Fact]
    public async Task A_download_that_breaks_off_goes_on_where_it_stopped_and_ends_in_the_model_that_was_meant()
    {
        using PlaceRun run = new();
        byte[] model = File.ReadAllBytes(run.Model);
        using HttpListener server = new();
        int port = Ports.Free();
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        List<string?> ranges = [];
        Task serving = Task.Run(async () =>
        {
            for (int request = 0; request < 2; request++)
            {
                HttpListenerContext context = await server.GetContextAsync();
                ranges.Add(context.Request.Headers["Range"]);
                int from = request == 0 ? 0 : 20;
                context.Response.StatusCode = request == 0 ? 200 : 206;
                context.Response.ContentLength64 = model.Length - from;
                await context.Response.OutputStream.WriteAsync(model.AsMemory(from, request == 0 ? 20 : model.Length - from));
                await context.Response.OutputStream.FlushAsync();
                if (request == 0)
                    context.Response.Abort();
                else
                    context.Response.Close();
            }
        }, TestContext.Current.CancellationToken);
        run.Bundle("slurm", "--set", $"launch.model_from=http://127.0.0.1:{port}/model.safetensors").Expect(0);
        run.Shell("slurm", "python3 -m place model", ("PATH", run.SearchPath)).Expect(3).Says("Run again");
        run.Shell("slurm", "python3 -m place model", ("PATH", run.SearchPath)).Expect(0).Says("going on at", "is here and whole");
        await serving;
        Assert.Equal([null, "bytes=20-"], ranges);
        Assert.Equal(model, File.ReadAllBytes(run.Path("slurm/models/base model.safetensors")));
        run.Shell("slurm", "python3 -m place model", ("PATH", run.SearchPath)).Expect(0).Says("is here");
    }

    [Fact]
    public void Another_model_than_the_recipes_is_refused_and_a_missing_one_is_asked_for()
    {
        using PlaceRun run = new();
        run.Bundle("slurm").Expect(0);
        File.WriteAllText(run.Path("other.safetensors"), "no model");
        run.Shell("slurm", "python3 -m place model", ("PATH", run.SearchPath), ("KOHYAPREP_MODEL", run.Path("other.safetensors"))).Expect(3).Says("it is not the model that the recipe was made with");
        run.Shell("slurm", "python3 -m place model", ("PATH", run.SearchPath)).Expect(3).Says("is not here", "launch.model_from");
    }

    [Fact]
    public void A_changed_file_of_a_bundle_is_found_before_anything_else()
    {
        using PlaceRun run = new();
        run.Bundle("slurm").Expect(0);
        run.Shell("slurm", "python3 -m place check", ("PATH", run.SearchPath), ("KOHYAPREP_WHEELS", PlaceRun.Wheels)).Expect(0).Says("all as they were packed");
        File.AppendAllText(run.Path("slurm/training.toml"), "\n");
        run.Shell("slurm", "python3 -m place check", ("PATH", run.SearchPath)).Expect(3).Says("training.toml: it has", "Bring the bundle here again");
    }

    [Fact]
    public void Several_machines_unpack_a_dataset_by_rank_into_what_they_share_and_a_training_reads_it_there()
    {
        using PlaceRun run = new();
        run.Bundle("skypilot", "--set", "launch.storage=s3://punks").Expect(0);
        Directory.CreateDirectory(run.Path("bucket"));
        (string, string)[] place = [("PATH", run.SearchPath), ("KOHYAPREP_STORE", run.Path("bucket"))];
        run.Shell("skypilot", "python3 -m place unpack --rank 1 --ranks 2", place).Expect(0).Says("6 files, all as they were packed");
        Assert.Equal(6, Directory.GetFiles(run.Path("bucket/dataset/images")).Length);
        run.Shell("skypilot", "python3 -m place unpack", place).Expect(0).Says("12 files, all as they were packed");
        run.Shell("skypilot", "python3 -m place unpack --rank 0 --ranks 2", place).Expect(0);
        run.Shell("skypilot", "python3 -m place unpack", place).Expect(0).Says("unpacked and checked by several machines");
        Assert.Equal(run.Path("bucket/dataset"), new DirectoryInfo(run.Path("skypilot/dataset")).LinkTarget);
    }
}
