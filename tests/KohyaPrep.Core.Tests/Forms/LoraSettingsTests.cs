using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Models;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

public sealed class LoraSettingsTests
{
    [Fact]
    public void A_real_lora_says_how_it_was_trained()
    {
        SafetensorsHeader header = SafetensorsFile.Read(Shared.Path("trainer/lora-sd15-dim1.safetensors")).Header!;
        TrainerSettings settings = LoraSettings.Of(header, "punks.safetensors").Settings!;
        Assert.Equal("train_network", settings.Script);
        Assert.Equal("sd15.safetensors", Text(settings, "pretrained_model_name_or_path"));
        Assert.Equal("AdamW", Text(settings, "optimizer_type"));
        Assert.Equal("0.0001", Shown(settings, "learning_rate"));
        Assert.Equal("1", Shown(settings, "max_train_epochs"));
        Assert.Null(settings.Find("noise_offset"));
        EffectiveSettings effective = EffectiveSettings.Of(settings, null);
        Assert.Equal("24,24", effective.Values["resolution"].Compared);
        Assert.Equal("4", effective.Values["train_batch_size"].Compared);

        LoraCard card = LoraCardReader.Read(header);
        Assert.Equal("SD 1.x", card.Family);
        Assert.Equal([1L], card.Ranks);
        Assert.Equal((1L, 3L, 12L), (card.Epoch!.Value, card.Step!.Value, card.Pictures!.Value));
        Assert.Equal([new LoraFolder("10_punk", 1, 12, false)], card.Folders);
        Assert.Equal("24x24", card.Tags[0].Key);
        Assert.Equal(12, card.Tags[0].Value);
    }

    [Theory]
    [InlineData("torch.optim.adamw.AdamW", "AdamW", "")]
    [InlineData("bitsandbytes.optim.adamw.AdamW8bit(weight_decay=0.1,betas=(0.9, 0.99))", "AdamW8bit", "weight_decay=0.1|betas=(0.9, 0.99)")]
    [InlineData("transformers.optimization.Adafactor(scale_parameter=False,relative_step=False)", "Adafactor", "scale_parameter=False|relative_step=False")]
    [InlineData("prodigyplus.ProdigyPlusScheduleFree()", "prodigyplus.ProdigyPlusScheduleFree", "")]
    public void An_optimizer_becomes_its_type_and_arguments(string written, string type, string arguments)
    {
        TrainerSettings settings = Of(("ss_optimizer", written));
        Assert.Equal(type, Text(settings, "optimizer_type"));
        string found = settings.Find("optimizer_args")?.Value is ConfigNode.Items items ? string.Join('|', items.Values.Select(item => ((ConfigNode.Text)item).Value)) : "";
        Assert.Equal(arguments, found);
    }

    [Fact]
    public void Older_headers_have_one_dataset_in_keys_of_their_own()
    {
        TrainerSettings settings = Of(("ss_resolution", "(512, 768)"), ("ss_batch_size_per_device", "2"), ("ss_enable_bucket", "True"), ("ss_min_bucket_reso", "256"),
            ("ss_keep_tokens", "1"), ("ss_dataset_dirs", "{\"5_cat\": {\"n_repeats\": 5, \"img_count\": 20}}"), ("ss_reg_dataset_dirs", "{}"));
        Assert.Equal("512,768", Text(settings, "resolution"));
        Assert.Equal("2", Shown(settings, "train_batch_size"));
        Assert.Equal("5", EffectiveSettings.Of(settings, null).Values["dataset_repeats"].Compared);
    }

    [Fact]
    public void Steps_that_are_no_whole_epochs_stay_steps()
    {
        TrainerSettings settings = Of(("ss_num_epochs", "2"), ("ss_num_batches_per_epoch", "10"), ("ss_max_train_steps", "15"), ("ss_gradient_accumulation_steps", "1"));
        Assert.Equal("15", Shown(settings, "max_train_steps"));
        Assert.Null(settings.Find("max_train_epochs"));
    }

    [Fact]
    public void A_key_that_nobody_knows_and_a_value_of_another_type_are_listed()
    {
        SettingsReading reading = LoraSettings.Of(Header(("ss_network_dim", "many"), ("ss_secret_sauce", "yes"), ("ss_base_model_version", "sdxl_base_v1-0")), "file");
        Assert.Equal("sdxl_train_network", reading.Settings!.Script);
        Assert.Equal(["ss_network_dim", "ss_secret_sauce"], reading.Settings.Lost.Select(lost => lost.Name));
    }

    [Fact]
    public void A_model_without_such_keys_is_a_finding() =>
        Assert.Equal("CFG140", Assert.Single(LoraSettings.Of(new SafetensorsHeader(new Dictionary<string, string>(), [], 8), "file").Findings).Code);

    private static SafetensorsHeader Header(params (string Key, string Value)[] metadata) => new(metadata.ToDictionary(entry => entry.Key, entry => entry.Value), [], 8);

    private static TrainerSettings Of(params (string Key, string Value)[] metadata) => LoraSettings.Of(Header(metadata), "file").Settings!;

    private static string Text(TrainerSettings settings, string name) => ((ConfigNode.Text)settings.Find(name)!.Value).Value;

    private static string Shown(TrainerSettings settings, string name) => KohyaPrep.Core.Trainer.Simulation.Arguments.ConfigNodeText.Of(settings.Find(name)!.Value);
}
