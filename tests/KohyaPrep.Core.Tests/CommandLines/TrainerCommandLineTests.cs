using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.CommandLines;

public sealed class TrainerCommandLineTests
{
    private const string Bash = """
        $ CUDA_VISIBLE_DEVICES=0 accelerate launch --num_cpu_threads_per_process 1 --multi_gpu train_network.py \
            --pretrained_model_name_or_path="/models/sd 1.5.safetensors" \
            --resolution=512,512 --network_dim 32 \
            --optimizer_args "weight_decay=0.01" betas=0.9,0.99 \
            --cache_latents \
            --learning_rate 1e-4  # the usual
        """;

    private const string PowerShell = """
        PS C:\sd-scripts> & ".\venv\Scripts\accelerate.exe" launch .\sdxl_train_network.py `
          --train_data_dir 'D:\it''s here' `
          --output_name "a `"b`"" `
          --seed=42
        """;

    private const string Cmd = """
        accelerate launch --num_cpu_threads_per_process=2 "train_db.py" ^
          --train_data_dir "C:\train\new folder\\" ^
          --max_train_steps=400 --output_name a^&b > log.txt
        """;

    [Fact]
    public void A_command_of_bash_is_read()
    {
        TrainerCommandLine line = TrainerCommandLine.Read(Bash);
        Assert.Equal((Shell.Bash, "train_network"), (line.Shell, line.Script));
        Assert.Equal(["num_cpu_threads_per_process=1", "multi_gpu=True"], line.Launch.Select(argument => $"{argument.Name}={PythonCast.Str(argument.Value)}"));
        Assert.Equal(
            "pretrained_model_name_or_path=/models/sd 1.5.safetensors resolution=512,512 network_dim=32 optimizer_args=['weight_decay=0.01', 'betas=0.9,0.99'] "
            + "cache_latents=True learning_rate=0.0001", Shown(line));
        Assert.Empty(line.Faults);
        Assert.Equal(3, line.Settings.Find("network_dim")!.Line);
    }

    [Fact]
    public void A_command_of_PowerShell_is_read()
    {
        TrainerCommandLine line = TrainerCommandLine.Read(PowerShell);
        Assert.Equal((Shell.PowerShell, "sdxl_train_network"), (line.Shell, line.Script));
        Assert.Equal("train_data_dir=D:\\it's here output_name=a \"b\" seed=42", Shown(line));
    }

    [Fact]
    public void A_command_of_cmd_is_read()
    {
        TrainerCommandLine line = TrainerCommandLine.Read(Cmd);
        Assert.Equal((Shell.Cmd, "train_db"), (line.Shell, line.Script));
        Assert.Equal("train_data_dir=C:\\train\\new folder\\ max_train_steps=400 output_name=a&b", Shown(line));
        Assert.Equal("num_cpu_threads_per_process", Assert.Single(line.Launch).Name);
    }

    [Theory]
    [InlineData("accelerate launch train_network.py\n--network_dim 8\n--seed 1", "network_dim=8 seed=1")]
    [InlineData("accelerate launch train_network.py –network_dim 8 —output_name “a b”", "network_dim=8 output_name=a b")]
    [InlineData("cd sd-scripts && python train_network.py --network_dim 8; echo done", "network_dim=8")]
    [InlineData("!accelerate launch train_network.py --network_di 8", "network_dim=8")]
    [InlineData("python train_network.py --network_dim 8 \\ \n  --seed 1", "network_dim=8 seed=1")]
    [InlineData("accelerate launch C:\\sd-scripts\\train_network.py --output_dir C:\\new\\train", "output_dir=C:\\new\\train")]
    [InlineData("python train_network.py --lr_warmup_steps 10% --lr_decay_steps 5", "lr_warmup_steps=0.1 lr_decay_steps=5")]
    public void What_pasting_does_is_forgiven(string text, string settings)
    {
        TrainerCommandLine line = TrainerCommandLine.Read(text);
        Assert.Equal((settings, 0), (Shown(line), line.Faults.Count));
    }

    [Theory]
    [InlineData("--netwrok_dim 8", "--netwrok_dim is no option of train_network.py, which ends with its usage.")]
    [InlineData("--network_dim", "--network_dim has no value.")]
    [InlineData("--network_dim 8.0", "--network_dim takes a whole number, not '8.0'.")]
    [InlineData("--mixed_precision fp15", "--mixed_precision takes one of no, fp16, bf16, not 'fp15'.")]
    [InlineData("--cache_latents=true", "--cache_latents takes no value.")]
    [InlineData("--cache_latents true", "'true' belongs to no option: train_network.py ends with its usage.")]
    [InlineData("--lr_warmup_steps 10.0", "--lr_warmup_steps takes a whole number or a share such as 0.1, not '10.0'.")]
    public void What_ends_the_script_is_said(string arguments, string message) =>
        Assert.Equal(message, Assert.Single(TrainerCommandLine.Read($"accelerate launch train_network.py {arguments}").Faults).Message);

    [Fact]
    public void A_text_without_a_script_is_no_command() =>
        Assert.Equal("The text starts no script.", Assert.Single(TrainerCommandLine.Read("network_dim: 8").Faults).Message);

    [Fact]
    public void Every_default_can_be_said_and_is_read_back()
    {
        foreach (string script in (string[])["train_network", "sdxl_train", "fine_tune"])
        {
            KeyValuePair<string, ConfigNode>[] defaults =
            [
                .. OptionCatalogue.Current.OptionsOf(script)
                    .Where(option => option.Default is not null)
                    .Select(option => KeyValuePair.Create(option.Name, ConfigNodes.Of(option.Default!))),
            ];
            (IReadOnlyList<string> words, IReadOnlyList<ArgumentLoss> lost) = ArgumentWriter.Write(script, defaults);
            ParsedArguments back = ArgumentParser.Parse(script, [.. words.Select(word => new ShellWord(word, 1))]);
            Assert.Empty(lost);
            Assert.Empty(back.Faults);
            Assert.All(back.Settings.Entries, entry => Assert.True(PythonCast.AreEqual(entry.Value, defaults.First(pair => pair.Key == entry.Key).Value), entry.Key));
        }
    }

    [Fact]
    public void What_no_command_can_say_is_lost_with_a_reason()
    {
        (IReadOnlyList<string> words, IReadOnlyList<ArgumentLoss> lost) = ArgumentWriter.Write("train_network",
        [
            KeyValuePair.Create<string, ConfigNode>("epoch", new ConfigNode.Whole(3)),
            KeyValuePair.Create<string, ConfigNode>("lr_warmup_steps", new ConfigNode.Number(10)),
            KeyValuePair.Create<string, ConfigNode>("network_dim", new ConfigNode.Text("8")),
            KeyValuePair.Create<string, ConfigNode>("output_name", new ConfigNode.Text("-x")),
            KeyValuePair.Create<string, ConfigNode>("network_alpha", new ConfigNode.Number(-1e-5)),
            KeyValuePair.Create<string, ConfigNode>("training_comment", new ConfigNode.Text("")),
        ]);
        Assert.Equal(["--output_name=-x", "--network_alpha=-1e-05", "--training_comment", ""], words);
        Assert.Equal(["epoch", "lr_warmup_steps", "network_dim"], lost.Select(loss => loss.Name));
    }

    [Fact]
    public void Mutated_commands_end_in_faults_and_never_in_a_crash()
    {
        Random random = new(Effort.Seed + 7);
        string[] sources = [Bash, PowerShell, Cmd];
        for (int run = 0; run < Effort.Times(1_500, 10_000); run++)
        {
            char[] text = sources[run % 3].ToCharArray();
            for (int change = random.Next(1, 8); change > 0; change--)
                text[random.Next(text.Length)] = "\"'\\`^ \n-=;&|<>#\0\ud800é"[random.Next(18)];
            TrainerCommandLine line = TrainerCommandLine.Read(new string(text)[..random.Next(text.Length)]);
            Assert.True(line.Script is not null || line.Faults.Count > 0);
        }
    }

    private static string Shown(TrainerCommandLine line) => string.Join(' ', line.Settings.Entries.Select(entry => $"{entry.Key}={PythonCast.Str(entry.Value)}"));
}
