using System.Text.Json;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Cli.Tests;

public sealed class AdviseTests : IDisposable
{
    private readonly ExampleWorkspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void Advice_comes_from_the_best_run_and_says_what_each_way_needs()
    {
        workspace.AddRun(match: 78);
        workspace.AddRun("extends: lora-sd15\ncanvas: {fit: 512}\n", match: 74, number: 1);
        ProgramResult result = Program.Run(workspace.Root, "advise", "--gpu-memory", "10").Expect(0);
        result.Says(
            "Match 78.0 % (75.0 to 81.0, 68 pictures)  20260203-040506-punks",
            "controlnet: a Canny ControlNet beside the LoRA",
            "85 to 90 %, $3 to $4, 1 to 2 days (owners' estimate)",
            "✗ base model: PixNite 1.5 is not on this machine",
            "✓ pictures: 24 pictures of 24×24, trained at 512×512",
            "✗ GPU: about 13 GiB, and yours has 10",
            "+ edge maps: none yet; `prepare` draws them",
            "512 is no multiple of 24 (21.33)",
            "> kohyaprep new --from advice:controlnet punks-controlnet.yaml",
            "native: Match 78.0 % (75.0 to 81.0, 68 pictures) reached, below the 85 to 90 % estimated, $0.42 paid",
            "pixnite: Match 74.0 %",
            "not tried  lora-512, controlnet, full",
            "Google Colab Pro $9.99 a month");
    }

    [Fact]
    public void An_option_is_one_command_away()
    {
        workspace.AddRun(match: 78);
        JsonElement advice = Json("advise", "--json");
        string next = advice.GetProperty("next")[0].GetString()!;
        Assert.Equal("controlnet", next);
        string command = advice.GetProperty("options").EnumerateArray().Single(option => option.GetProperty("name").GetString() == next).GetProperty("command").GetString()!;
        Program.Shell(workspace.Root, command.Replace("kohyaprep", "$kohyaprep", StringComparison.Ordinal).Replace("punks-$kohyaprep", "punks-kohyaprep", StringComparison.Ordinal)).Expect(0);
        Program.Run(workspace.Root, "check", "punks-controlnet.yaml").Expect(0);
        // The name is taken now, and the workspace's own recipe is still the one that pictures come from.
        Program.Run(workspace.Root, "new", "--from", "advice").Expect(0).Says("punks-controlnet-2.yaml");
        Program.Run(workspace.Root, "new", "--from", "advice:control").Expect(2).Says("There are lora-512, pixnite, native, controlnet, full");
        Program.Run(workspace.Root, "new", "--from", "advice:nativ").Expect(2).Says("Did you mean 'native'?");
    }

    [Fact]
    public void A_recipe_from_advice_needs_no_workspace()
    {
        using TemporaryFolder folder = new();
        Sprites.Write(folder.Path("art"), 3);
        Program.Run(folder.Root, "new", "--from", "advice").Expect(2).Says("Nothing has been scored");
        Program.Run(folder.Root, "new", "--from", "advice:native").Expect(2).Says("--images");
        Program.Run(folder.Root, "new", "--from", "advice:native", "mine.yaml", "--images", "art", "--trigger", "a punk").Expect(0);
        Program.Run(folder.Root, "check", "mine.yaml").Expect(0);
        Assert.Contains("canvas: native", File.ReadAllText(folder.Path("mine.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Native_size_on_SDXL_is_said_to_be_impossible()
    {
        using ExampleWorkspace sdxl = new("lora-sdxl");
        Program.Run(sdxl.Root, "advise", "--result", "78").Expect(0).Says("native 24×24 cannot be trained on SDXL");
        // Also where the user's own book asks for it.
        sdxl.Write("kohyaprep-advice.yaml", "options:\n  native: { template: lora-sdxl }\n");
        ProgramResult result = Program.Run(sdxl.Root, "advise", "--result", "78").Expect(0);
        result.Says("cannot be trained as it stands: CFG012: SDXL cannot train on 24×24");
        Assert.True(result.Output.IndexOf("controlnet:", StringComparison.Ordinal) < result.Output.IndexOf("native:", StringComparison.Ordinal), "the impossible comes after the possible");
    }

    [Fact]
    public void The_machines_own_GPU_is_asked_for_its_memory()
    {
        workspace.Write("bin/nvidia-smi", "#!/bin/sh\necho 'NVIDIA GeForce RTX 3080, 10240, 550.54, 8.6'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(workspace.Path("bin/nvidia-smi"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        (string, string)[] here = [("PATH", workspace.Path("bin") + ":" + Environment.GetEnvironmentVariable("PATH"))];
        Program.RunWith(here, workspace.Root, "advise", "--result", "78").Expect(0).Says("✓ GPU: about 3.1 GiB of 10", "✗ GPU: about 13 GiB, and yours has 10");
        Program.RunWith(here, workspace.Root, "advise", "--result", "78", "--gpu-memory", "24").Expect(0).Says("✓ GPU: about 13 GiB of 24");
    }

    [Fact]
    public void Edge_maps_and_prepared_pictures_are_counted_where_they_lie()
    {
        workspace.Write("edges.yaml", "extends: controlnet-sd15\ndataset: {images: images}\ncaptions: {trigger: a punk}\n");
        Program.Run(workspace.Root, "prepare", "edges.yaml").Expect(0);
        Program.Run(workspace.Root, "advise", "punks.yaml", "--result", "78").Expect(0).Says("✓ edge maps: 24 lie ready");
        JsonElement status = Json("status", "edges.yaml", "--json");
        Assert.Equal(24, status.GetProperty("edges").GetProperty("good").GetInt32());
        Assert.Equal(24, status.GetProperty("prepared").GetProperty("good").GetInt32());
        Assert.Equal("kohyaprep train edges.yaml", status.GetProperty("next").GetProperty("command").GetString());
    }

    [Fact]
    public void The_way_through_a_workspace_is_told_step_by_step()
    {
        using TemporaryFolder empty = new();
        Program.Run(empty.Root, "status").Expect(0).Says("no recipe", "kohyaprep new --list");
        Program.Run(workspace.Root, "status").Expect(0).Says("24 pictures in images", "24 lie there", "next     write the training set: kohyaprep prepare punks.yaml");
        string id = workspace.AddRun();
        Program.Run(workspace.Root, "status").Expect(0).Says("1 trained; $0.42 paid", "none of 1 trained run", $"to be scored: kohyaprep generate {id}");
        Program.Run(workspace.Root, "advise").Expect(0).Says("No score yet", $"draw pictures with {id}, to be scored");
        workspace.Write($"runs/{id}/generated/punks-000001/x.png", "");
        Program.Run(workspace.Root, "status").Expect(0).Says($"kohyaprep score --epochs runs/{id}/generated images --json > runs/{id}/scores.json");
        workspace.AddRun(state: RunState.Interrupted, number: 1);
        Program.Run(workspace.Root, "status").Expect(0).Says("kohyaprep runs resume 20260204-040506-punks");
        workspace.AddRun(state: RunState.Failed, number: 2);
        Program.Run(workspace.Root, "status").Expect(0).Says("kohyaprep runs diagnose runs/20260205-040506-punks/train.log");
        workspace.AddRun(match: 90, number: 3);
        Program.Run(workspace.Root, "status").Expect(0).Says("best     Match 90.0 %", "next     done: use it");
    }

    [Fact]
    public void A_score_file_is_taken_and_a_close_call_is_named()
    {
        workspace.Write("scores/v3.json", ScoreJson.Write(ExampleWorkspace.Score(83, 4)));
        workspace.Write("scores/other.json", "{\"form\": \"a letter\"}");
        Program.Run(workspace.Root, "advise").Expect(0).Says("Match 83.0 % (79.0 to 87.0, 68 pictures)  scores/v3.json", "too close to call: the interval lies across 85 %; about 273 pictures would settle it");
        JsonElement advice = Json("advise", "--score", "scores/v3.json", "--tried", "lora-512=72", "--tried", "native", "--json");
        Assert.Equal(85, advice.GetProperty("close_call").GetProperty("limit").GetDouble());
        Assert.Equal(["controlnet"], advice.GetProperty("next").EnumerateArray().Select(name => name.GetString()!));
        Assert.Equal(72, advice.GetProperty("options")[0].GetProperty("reached").GetProperty("percent").GetDouble());
        Program.Run(workspace.Root, "advise", "--score", "punks.yaml").Expect(2).Says("not a score");
        Program.Run(workspace.Root, "advise", "--score", "nothing.json").Expect(2).Says("kohyaprep score");
        Program.Run(workspace.Root, "advise", "--tried", "v9").Expect(2).Says("no option 'v9'");
        Program.Run(workspace.Root, "advise", "--score", "x", "--result", "3").Expect(2);
        Program.Run(workspace.Root, "advise", "nowhere").Expect(2).Says("no such folder or recipe");
    }

    [Fact]
    public void A_fault_in_the_users_book_is_told_with_its_line()
    {
        workspace.Write("kohyaprep-advice.yaml", "# mine\noptions:\n  native: { match: 90..80 }\n");
        Program.Run(workspace.Root, "advise", "--result", "50").Expect(1).Says("kohyaprep-advice.yaml:3: CFG003");
        Program.Run(workspace.Root, "status").Expect(1);
        Program.Run(workspace.Root, "advise", "--result", "50", "--book", "nothing.yaml").Expect(2).Says("--print-book");
        // The printed book is a book.
        string book = Program.Run(workspace.Root, "advise", "--print-book").Expect(0).Output;
        workspace.Write("kohyaprep-advice.yaml", book);
        Program.Run(workspace.Root, "advise", "--result", "50").Expect(0).Says("pixnite:");
    }

    private JsonElement Json(params string[] arguments) => JsonDocument.Parse(Program.Run(workspace.Root, arguments).Expect(0).Output).RootElement;
}
