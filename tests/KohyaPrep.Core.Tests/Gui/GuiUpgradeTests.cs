using System.Text;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Gui;

/// <summary>Files of the GUI's older versions, damaged ones, and what is lost of each.</summary>
public sealed class GuiUpgradeTests
{
    [Theory]
    [InlineData("\"use_8bit_adam\": true", "optimizer_type", "AdamW8bit")]
    [InlineData("\"use_8bit_adam\": false", "optimizer_type", "AdamW")]
    [InlineData("\"seed\": \"1234\"", "seed", "1234")]
    [InlineData("\"learning_rate\": \"1e-5\"", "learning_rate", "1e-05")]
    [InlineData("\"optimizer\": \"Lion\", \"use_8bit_adam\": true", "optimizer_type", "Lion")]
    [InlineData("\"xformers\": true", "xformers", "True")]
    [InlineData("\"max_token_length\": \"abc\"", "max_token_length", "75")]
    [InlineData("\"lr_scheduler_num_cycles\": \"\"", "lr_scheduler_num_cycles", "1")]
    [InlineData("\"lr_scheduler_power\": \"x\"", "lr_scheduler_power", "1.0")]
    [InlineData("\"use_wandb\": \"True\"", "log_with", "wandb")]
    [InlineData("\"lora_network_weights\": \"w.safetensors\"", "network_weights", "w.safetensors")]
    [InlineData("\"LoRA_type\": \"LoCon\"", "network_module", "lycoris.kohya")]
    [InlineData("\"train_batch_size\": null", "train_batch_size", "1")]
    public void An_older_file_is_made_to_fit(string lines, string key, string value) =>
        Assert.Equal(value, PythonCast.Str(Of(lines, GuiTab.Lora).Training.Find(key)!));

    [Fact]
    public void Null_keeps_what_the_tab_shows_but_in_the_DreamBooth_tab()
    {
        Assert.Equal("0.3", PythonCast.Str(Of("\"multires_noise_discount\": null", GuiTab.FineTune).Training.Find("multires_noise_discount")!));
        Assert.Null(Of("\"multires_noise_discount\": null", GuiTab.DreamBooth).Training.Find("multires_noise_discount"));
    }

    [Theory]
    [InlineData("\"learning_rate\": 0", "learning_rate: 0.0", GuiTab.Lora)]
    [InlineData("\"seed\": 0", "seed: 0", GuiTab.DreamBooth)]
    [InlineData("\"seed\": 0", "seed: 0", GuiTab.FineTune)]
    [InlineData("\"prior_loss_weight\": 0", "prior_loss_weight: 0", GuiTab.Lora)]
    [InlineData("\"lr_warmup\": 0.5", "lr_warmup: 0.5", GuiTab.Lora)]
    [InlineData("\"epoch\": 3", "epoch: 3", GuiTab.Lora)]
    [InlineData("\"noise_offset_type\": \"Multires\"", "noise_offset_type: Multires", GuiTab.DreamBooth)]
    [InlineData("\"conv_dims\": \"4\"", "conv_dims: 4", GuiTab.Lora)]
    [InlineData("\"vae\": \"v.pt\"", "vae: v.pt", GuiTab.FineTune)]
    [InlineData("\"caption_extension\": \"\"", "caption_extension: ", GuiTab.DreamBooth)]
    [InlineData("\"unet_lr\": 0, \"text_encoder_lr\": 0", "unet_lr: 0.0", GuiTab.Lora)]
    public void What_is_lost_is_said(string lines, string lost, GuiTab tab) =>
        Assert.Contains(lost, Of(lines, tab).Lost.Select(loss => $"{loss.Name}: {PythonCast.Str(loss.Value)}"));

    [Fact]
    public void Zeros_that_the_other_tabs_keep_are_not_lost()
    {
        Assert.DoesNotContain(Of("\"learning_rate\": 0, \"prior_loss_weight\": 0", GuiTab.DreamBooth).Lost, loss => loss.Name is "learning_rate" or "prior_loss_weight");
        Assert.DoesNotContain(Of("\"max_data_loader_n_workers\": 0", GuiTab.Lora).Lost, loss => loss.Name == "max_data_loader_n_workers");
    }

    [Fact]
    public void A_folder_that_is_not_there_leaves_the_steps_open()
    {
        GuiConversion gui = GuiConversion.Of(Table("\"max_train_steps\": 0, \"train_data_dir\": \"nowhere\""), GuiTab.Lora, _ => null);
        Assert.Null(gui.Training.Find("max_train_steps"));
    }

    [Theory]
    [InlineData("\"seed\": [1]", "seed is [1], and the GUI ends loading with TypeError.")]
    [InlineData("\"output_dir\": \"\"", "The output folder is empty.")]
    [InlineData("\"train_batch_size\": 0, \"max_train_steps\": 0", "The GUI ends with ZeroDivisionError: train_batch_size is 0.")]
    [InlineData("\"LoRA_type\": \"Flux1\", \"flux1_checkbox\": true, \"optimizer_args\": \"a = b\"", "optimizer_args is \"a = b\": the GUI takes key=value pairs with one blank between two.")]
    public void What_the_gui_refuses_is_said(string lines, string refusal) => Assert.Contains(refusal, Of(lines, GuiTab.Lora).Refusals);

    [Fact]
    public void Damaged_files_end_in_a_finding_or_a_conversion_and_never_in_a_crash()
    {
        byte[][] files = [.. GuiCase.All().Where((_, index) => index % 30 == 0).Select(given => Encoding.UTF8.GetBytes(JsonText.Of(json => json.WriteNode(given.File))))];
        string[] values = ["null", "\"\"", "-1", "1e999", "[]", "{}", "\"\\ud800\"", "true", "0.5", "\"1e-4\"", "99999999999999999999", "\"\\u0000\"", "[[1]]", "\"--x 'y' \\\"z\""];
        Random random = new(Effort.Seed + 5);
        using TemporaryFolder folder = new(inMemory: true);
        for (int run = 0; run < Effort.Times(400, 10_000); run++)
        {
            string text = Encoding.UTF8.GetString(files[run % files.Length]);
            for (int change = random.Next(1, 12); change > 0; change--)
            {
                int at = random.Next(text.Length);
                int colon = text.IndexOf(": ", at, StringComparison.Ordinal);
                int end = colon < 0 ? -1 : text.IndexOf('\n', colon);
                text = end < 0 || random.Next(6) == 0
                    ? text[..at] + "\",:{}[]0e\\\n\0é"[random.Next(13)] + text[(random.Next(2) + at)..]
                    : $"{text[..(colon + 2)]}{values[random.Next(values.Length)]}{(text[end - 1] == ',' ? "," : "")}{text[end..]}";
            }

            string tab = GuiTabs.Names[random.Next(3)];
            SettingsReading reading = SettingsReader.Parse(text, SettingsForm.Gui, new SettingsSource("gui.json", SettingsForm.Gui, random.Next(2) == 0 ? tab : null));
            Assert.True(reading.Settings is not null || reading.Findings.Count > 0);
            if (reading.Settings is not { } settings)
                continue;
            Assert.NotEmpty(SettingsWriter.Write(settings, new WriteTarget(SettingsForm.Toml)).Files);
            if (run % 4 == 0 && ScriptTraits.Names.Contains(settings.Script))
            {
                Assert.NotEmpty(SettingsWriter.Write(settings, new WriteTarget(SettingsForm.Gui)).Files);
                folder.Write("gui.json", text);
                Assert.NotNull(TrainerFileChecks.Run(ForeignConfigReader.Read(
                    new ForeignRequest(folder.Path("gui.json"), Root: folder.Root) { Form = SettingsForm.Gui, Tab = tab }, TestContext.Current.CancellationToken)));
            }
        }
    }

    private static GuiConversion Of(string lines, GuiTab tab) =>
        GuiConversion.Of(Table($"\"train_data_dir\": \"/data/punks\", \"image_folder\": \"/data/punks/10_punk\", \"output_dir\": \"out\", {lines}"), tab, GuiCase.Disk);

    private static ConfigNode.Table Table(string lines) => (ConfigNode.Table)JsonConfig.Read($"{{{lines}}}");
}
