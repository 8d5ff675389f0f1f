using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

public sealed class GenerateTests
{
    [Fact]
    public void Each_checkpoint_of_a_LoRA_draws_each_original_under_its_name_with_the_same_seeds()
    {
        using GenerateRun run = new("lora-sd15", "canvas: native");
        ProgramResult result = run.Run();
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        foreach (string checkpoint in (string[])["punks-000001", "punks-000002", "punks"])
            Assert.Equal(["punk 000.png", "punk 001.png", "punk 002.png", "punk 003.png"], run.Pictures(checkpoint));
        JsonElement[] drawn = run.Drawn();
        Assert.Equal(12, drawn.Length);
        Assert.All(drawn, picture => Assert.Equal((24, 24), (picture.GetProperty("width").GetInt32(), picture.GetProperty("height").GetInt32())));
        Assert.All(drawn.GroupBy(picture => picture.GetProperty("name").GetString()), same => Assert.Single(same.Select(picture => picture.GetProperty("seed").GetInt64()).Distinct()));
        Assert.Equal(4, drawn.Select(picture => picture.GetProperty("seed").GetInt64()).Distinct().Count());
        Assert.Contains("a punk, number 2", drawn.Select(picture => picture.GetProperty("prompt").GetString()!).First(prompt => prompt.EndsWith('2')), StringComparison.Ordinal);
        Assert.Contains("score --epochs", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lora-sd15", "--v1 --ckpt BASE", "--network_module networks.lora --network_weights CHECKPOINT --network_mul 1.0")]
    [InlineData("lora-sdxl", "--sdxl --ckpt BASE", "--no_half_vae")]
    [InlineData("controlnet-sd15", "--v1 --ckpt BASE", "--control_net_models CHECKPOINT --control_net_multipliers 0.8 --guide_image_path")]
    [InlineData("controlnet-sdxl", "--sdxl --ckpt BASE", "--control_net_models CHECKPOINT --control_net_multipliers 0.8 --guide_image_path")]
    [InlineData("controlnet-lllite-sdxl", "--sdxl --ckpt BASE", "--control_net_lllite_models CHECKPOINT --control_net_multipliers 0.8 --guide_image_path")]
    [InlineData("dreambooth-sd15", "--v1 --ckpt CHECKPOINT", "--sdpa")]
    [InlineData("finetune-sdxl", "--sdxl --ckpt CHECKPOINT", "--sdpa")]
    public void Each_route_loads_what_was_trained_its_own_way(string template, params string[] parts)
    {
        using GenerateRun run = new(template);
        ProgramResult result = run.Run("--dry-run", "--checkpoint", "punks-000002");
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        string command = Assert.Single(result.Output.Trim().Split('\n')).Replace("'", "", StringComparison.Ordinal);
        foreach (string part in parts)
            Assert.Contains(part.Replace("BASE", run.Path("base model.safetensors"), StringComparison.Ordinal).Replace("CHECKPOINT", run.Path("out/model/punks-000002.safetensors"), StringComparison.Ordinal), command, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Path("out/generated")));
    }

    [Theory]
    [InlineData("lora-sdxl")]
    [InlineData("controlnet-sd15")]
    [InlineData("controlnet-lllite-sdxl")]
    [InlineData("dreambooth-sd15")]
    public void What_is_asked_is_what_the_script_takes(string template)
    {
        using GenerateRun run = new(template);
        if (template.StartsWith("controlnet", StringComparison.Ordinal))
            Assert.Equal(0, Program.Run(run.Root, "prepare", "recipe.yaml").ExitCode);
        ProgramResult result = run.Run("--checkpoint", "punks", "--limit", "2");
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        Assert.Equal(["punk 000.png", "punk 002.png"], run.Pictures("punks"));
        if (template.StartsWith("controlnet", StringComparison.Ordinal))
            Assert.Equal(["00001_punk 000.png", "00002_punk 002.png"], run.Drawn().Select(picture => picture.GetProperty("guide").GetString()));
    }

    [Fact]
    public void Without_edge_maps_a_ControlNet_is_told_to_prepare_first()
    {
        using GenerateRun run = new("controlnet-sd15");
        ProgramResult result = run.Run("--checkpoint", "punks");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Run 'kohyaprep prepare' first", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_that_are_there_are_not_drawn_again_and_broken_ones_are()
    {
        using GenerateRun run = new("lora-sd15");
        Assert.Equal(0, run.Run("--checkpoint", "punks").ExitCode);
        File.WriteAllBytes(run.Path("out/generated/punks/punk 002.png"), File.ReadAllBytes(run.Path("out/generated/punks/punk 002.png"))[..60]);
        File.Delete(run.Path("drawn.jsonl"));
        ProgramResult again = run.Run("--checkpoint", "punks");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal("punk 002.png", Assert.Single(run.Drawn()).GetProperty("name").GetString());
        Assert.Contains("1 picture drawn by 1 checkpoint; 3 pictures were there already", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_drawing_goes_on_where_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends SIGINT");
        using GenerateRun run = new("lora-sd15", pictures: 12);
        using (RunningProgram program = run.Start(0.3, "--checkpoint", "punks"))
        {
            run.WaitForPictures(2);
            program.SendInterrupt();
            ProgramResult interrupted = program.End(TimeSpan.FromSeconds(60));
            Assert.Equal(130, interrupted.ExitCode);
            Assert.Contains("what is drawn stays", interrupted.Error, StringComparison.Ordinal);
        }

        int before = run.Pictures("punks").Length;
        Assert.InRange(before, 2, 11);
        File.Delete(run.Path("drawn.jsonl"));
        Assert.Equal(0, run.Run("--checkpoint", "punks").ExitCode);
        Assert.Equal(12, run.Pictures("punks").Length);
        Assert.InRange(run.Drawn().Length, 12 - before, 13 - before);
    }

    [Fact]
    public void Prompts_of_a_list_are_drawn_in_variants()
    {
        using GenerateRun run = new("lora-sd15");
        run.Write("prompts.txt", "a punk (blue:1.3) --d 7\n# not this one\na lady\n");
        Assert.Equal(0, run.Run("--checkpoint", "punks", "--prompts", "prompts.txt", "--variants", "2").ExitCode);
        Assert.Equal(["prompt-001-v1.png", "prompt-001-v2.png", "prompt-002-v1.png", "prompt-002-v2.png"], run.Pictures("punks"));
    }

    [Fact]
    public void A_failure_of_the_script_is_shown_with_the_end_of_its_log()
    {
        using GenerateRun run = new("lora-sd15");
        run.Write("prompts.txt", "a lady\na \\{red|blue\\} hat\n");
        ProgramResult result = run.Run("--checkpoint", "punks", "--prompts", "prompts.txt");
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("1 of 2 pictures were not drawn, prompt-002.png the first", result.Error, StringComparison.Ordinal);
        Assert.Contains("UnboundLocalError", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_checkpoint_it_says_so()
    {
        using GenerateRun run = new("lora-sd15", "options: { output_name: nobody }");
        ProgramResult result = run.Run();
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("there is no checkpoint of 'nobody' yet", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_drawn_is_scored_by_epoch_without_a_further_word()
    {
        using GenerateRun run = new("lora-sd15");
        Assert.Equal(0, run.Run().ExitCode);
        ProgramResult scored = Program.Run(run.Root, "score", "--epochs", "out/generated", "images");
        Assert.True(scored.ExitCode == 0, scored.Error);
        Assert.Contains("epoch 1", scored.Output, StringComparison.Ordinal);
        Assert.Contains("This is within the noise", scored.Output, StringComparison.Ordinal);
        Assert.Contains("Match %", scored.Output, StringComparison.Ordinal);
    }
}
