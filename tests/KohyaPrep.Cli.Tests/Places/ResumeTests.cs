namespace KohyaPrep.Cli.Tests.Places;

/// <summary>What a second and a third start go on from, at any place; the scripts are played by the stand-in.</summary>
public sealed class ResumeTests
{
    [Fact]
    public void A_script_that_does_not_know_its_step_is_told_how_many_are_left()
    {
        using PlaceRun run = new("dreambooth-sd15", "canvas: native\ntraining:\n  batch_size: 2\n  epochs: 10\n  save_every_epochs: 1");
        run.Bundle("slurm").Expect(0);
        Prepare(run);
        Train(run, ("STANDIN_CRASH_AT_STEP", "8")).Expect(4);
        Train(run, ("STANDIN_CRASH_AT_STEP", "8")).Expect(4).Says("start 2, from step 6 of 30");
        Train(run).Expect(0).Says("start 3, from step 12 of 30", "step 30/30", "trained: ");
        string[] told = [.. ((int[])[2, 3]).Select(start => File.ReadLines(run.Path("slurm", $"training-{start}.toml")).First())];
        Assert.Equal(["max_train_steps = 24", "max_train_steps = 18"], told);
        Assert.DoesNotContain("max_train_epochs", File.ReadAllText(run.Path("slurm/training-2.toml")), StringComparison.Ordinal);
        Assert.True(File.Exists(run.Path("slurm/model/1/punks-000001.safetensors")) && File.Exists(run.Path("slurm/model/2/punks-000001.safetensors")));
    }

    [Fact]
    public void A_LoRA_script_is_told_its_true_step_also_at_the_third_start_and_half_a_state_is_passed_over()
    {
        using PlaceRun run = new();
        run.Bundle("slurm").Expect(0);
        Prepare(run);
        Train(run, ("STANDIN_CRASH_AT_STEP", "14")).Expect(4);
        File.WriteAllBytes(run.Path("slurm/model/1/punks-000004-state/optimizer.bin"), [1, 2, 3]);
        Train(run, ("STANDIN_CRASH_AT_STEP", "8")).Expect(4).Says("start 2, from step 9 of 30");
        Train(run).Expect(0).Says("start 3, from step 15 of 30", "trained: ");
        Assert.Contains("\"current_step\": 15", File.ReadAllText(run.Path("slurm/model/2/punks-000005-state/train_state.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STANDIN_NAN_AT_STEP", "5", "The loss became nan")]
    [InlineData("STANDIN_CUT_FINAL_FILE", "1", "not there or not whole")]
    [InlineData("STANDIN_SKIP_FINAL_FILE", "1", "not there or not whole")]
    [InlineData("STANDIN_OUT_OF_MEMORY_AT_STEP", "3", "CUDA out of memory")]
    [InlineData("STANDIN_KILLED_AT_STEP", "3", "it was killed")]
    public void An_end_that_is_no_success_is_told_at_the_place_too(string name, string value, string words)
    {
        Assert.SkipUnless(Effort.IsLong || name is "STANDIN_NAN_AT_STEP" or "STANDIN_KILLED_AT_STEP", "only in the long run");
        using PlaceRun run = new();
        run.Bundle("slurm").Expect(0);
        Prepare(run);
        Train(run, (name, value)).Expect(4).Says(words);
        Assert.False(File.Exists(run.Path("slurm/model/punks.safetensors")));
    }

    [Fact]
    public void What_came_of_a_bundle_is_taken_back_into_the_list_of_runs()
    {
        using PlaceRun run = new("dreambooth-sd15", "canvas: native\ntraining:\n  batch_size: 2\n  epochs: 10\n  save_every_epochs: 1");
        run.Bundle("slurm").Expect(0).Says("runs import");
        run.Bundle("slurm").Expect(0);
        ProgramResult listed = Program.Run(run.Root, "runs", "list").Expect(0).Says("prepared", "for ");
        Assert.Single(listed.Output.TrimEnd().Split('\n'));
        Program.Run(run.Root, "runs", "show", "latest").Expect(0).Says("prepared", "place", "slurm");
        Program.Run(run.Root, "runs", "import", "slurm").Expect(2).Says("no log of a start");
        Prepare(run);
        Train(run, ("STANDIN_CRASH_AT_STEP", "8")).Expect(4);
        Program.Run(run.Root, "runs", "import", "slurm").Expect(0).Says("failed");
        Train(run).Expect(0);
        run.Shell("slurm", "python3 -m place pack ../result.zip", run.Redirected()).Expect(0);
        Program.Run(run.Root, "runs", "import", "result.zip").Expect(0).Says("trained", "from punks-000002-state", "model/2/punks.safetensors");
        Program.Run(run.Root, "runs", "list").Expect(0).Says("trained", "step 30 of 30");
        Program.Run(run.Root, "runs", "find", "slurm/model/punks.safetensors").Expect(0).Says("punks");
        Program.Run(run.Root, "runs", "resume", "latest").Expect(2);
        string losses = File.ReadAllText(Directory.GetFiles(run.Path("runs"), "losses.jsonl", SearchOption.AllDirectories).Single());
        Assert.Contains("\"step\":30,", losses, StringComparison.Ordinal);
        Program.Run(run.Root, "runs", "import", "recipe.yaml").Expect(2).Says("neither a folder nor a zip");
    }

    [Fact]
    public void No_process_of_a_training_elsewhere_has_a_token_among_its_arguments()
    {
        const string Token = "hf_AbCdEfGhIjKlMnOpQrStUvWxYz012345";
        using PlaceRun run = new();
        run.Bundle("slurm").Expect(0);
        Prepare(run);
        // From a file: a line of the shell's own would have it among the arguments.
        File.WriteAllText(run.Path("token"), Token);
        const string Look = "python3 -m place train & training=$!; while kill -0 $training 2>/dev/null; do cat /proc/[0-9]*/cmdline >> ../seen 2>/dev/null; sleep 0.05; done; wait $training";
        run.Shell("slurm", $"export HF_TOKEN=$(cat ../token) CIVITAI_TOKEN=$(cat ../token); {Look}", run.Redirected(("STANDIN_SECONDS_PER_STEP", "0.02"))).Expect(0);
        string seen = File.ReadAllText(run.Path("seen"));
        Assert.Contains("train_network.py", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, seen, StringComparison.Ordinal);
        foreach (string log in Directory.GetFiles(run.Path("slurm/logs"), "*.log"))
            Assert.DoesNotContain(Token, File.ReadAllText(log), StringComparison.Ordinal);
    }

    private static void Prepare(PlaceRun run) =>
        run.Shell("slurm", "python3 -m place unpack && python3 -m place model", run.Redirected()).Expect(0);

    private static ProgramResult Train(PlaceRun run, params (string, string)[] more) =>
        run.Shell("slurm", "python3 -m place train", [.. run.Redirected(("STANDIN_SECONDS_PER_STEP", "0.02")), .. more]);
}
