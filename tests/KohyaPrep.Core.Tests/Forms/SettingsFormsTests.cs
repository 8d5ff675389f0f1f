using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;

namespace KohyaPrep.Core.Tests.Forms;

public sealed class SettingsFormsTests
{
    [Theory]
    [InlineData("a.toml", "x = 1", SettingsForm.Toml)]
    [InlineData("a.yaml", "network_dim: 4\nlearning_rate: 1e-4", SettingsForm.Yaml)]
    [InlineData("a.yaml", "route: lora\nmodel: x", SettingsForm.Recipe)]
    [InlineData("a.yaml", "training:\n  network_dim: 4\n  resolution: 512", SettingsForm.Yaml)]
    [InlineData("a.yaml", "extends: lora-sd15\ndataset:\n  images: a", SettingsForm.Recipe)]
    [InlineData("a.yaml", "model: x\ndataset:\n  images: a\ntraining:\n  epochs: 3", SettingsForm.Recipe)]
    [InlineData("a.yaml", "general: {}\ndatasets: []", SettingsForm.Yaml)]
    [InlineData("a.json", "{\"network_dim\": 4}", SettingsForm.Json)]
    [InlineData("a.json", "{\"LoRA_type\": \"Standard\", \"epoch\": 1, \"lr_warmup\": 0, \"optimizer\": \"AdamW\", \"sdxl\": false}", SettingsForm.Gui)]
    [InlineData("forum.txt", "accelerate launch --num_cpu_threads_per_process 1 train_network.py --network_dim 32", SettingsForm.Command)]
    [InlineData("forum.txt", "python sdxl_train.py --seed 1", SettingsForm.Command)]
    [InlineData("run.bat", "@echo off", SettingsForm.Command)]
    [InlineData("pasted", "{\"network_dim\": 4}", SettingsForm.Json)]
    [InlineData("pasted", "network_dim = 4\n", SettingsForm.Toml)]
    [InlineData("pasted", "network_dim: 4\n", SettingsForm.Yaml)]
    public void The_form_is_found_out(string path, string text, SettingsForm form) => Assert.Equal(form, FormDetector.Of(path, text));

    [Fact]
    public void Plain_words_of_yaml_are_what_the_option_takes()
    {
        TrainerSettings settings = Yaml("mixed_precision: no\nenable_bucket: yes\ncache_latents: off\nresolution: 512\nlearning_rate: 1e-4\nseed: 0x10\noutput_name: 2024\nfoo: no\n");
        Assert.Equal("no", ((ConfigNode.Text)settings.Find("mixed_precision")!.Value).Value);
        Assert.True(((ConfigNode.Flag)settings.Find("enable_bucket")!.Value).Value);
        Assert.False(((ConfigNode.Flag)settings.Find("cache_latents")!.Value).Value);
        Assert.Equal("512", ((ConfigNode.Text)settings.Find("resolution")!.Value).Value);
        Assert.Equal(1e-4, ((ConfigNode.Number)settings.Find("learning_rate")!.Value).Value);
        Assert.Equal(16, ((ConfigNode.Whole)settings.Find("seed")!.Value).Value);
        Assert.Equal("2024", ((ConfigNode.Text)settings.Find("output_name")!.Value).Value);
        Assert.Equal("no", ((ConfigNode.Text)settings.Find("foo")!.Value).Value);
        Assert.Equal(4, settings.Find("resolution")!.Value.Line);
    }

    [Fact]
    public void Zeros_and_empty_texts_are_kept_and_what_has_no_value_is_listed()
    {
        TrainerSettings settings = Yaml("learning_rate: 0\nnoise_offset: 0.0\nin_json: \"\"\nseed:\n");
        WrittenForm toml = SettingsWriter.Write(settings, WriteTarget.Of("toml", null, null));
        Assert.Equal("learning_rate = 0\nnoise_offset = 0.0\nin_json = \"\"\n", toml.Files[0].Text);
        LostSetting lost = Assert.Single(toml.Lost);
        Assert.Equal(("seed", 4), (lost.Name, lost.Location.Line));
    }

    [Fact]
    public void Both_parts_in_one_document_become_a_training_file_and_a_dataset_file()
    {
        TrainerSettings settings = Yaml("training:\n  network_dim: 4\ndataset:\n  general: {shuffle_caption: true}\n  datasets:\n    - resolution: [512, 768]\n      subsets:\n        - image_dir: a\n");
        WrittenForm toml = SettingsWriter.Write(settings, WriteTarget.Of("toml", null, null));
        Assert.Equal("network_dim = 4\ndataset_config = \"dataset.toml\"\n", toml.Files[0].Text);
        Assert.Equal("[general]\nshuffle_caption = true\n\n[[datasets]]\nresolution = [512, 768]\n\n[[datasets.subsets]]\nimage_dir = \"a\"\n", toml.Files[1].Text);
    }

    [Fact]
    public void Two_trainings_are_compared_by_what_the_trainer_gets()
    {
        EffectiveSettings a = EffectiveSettings.Of(Yaml("network_dim: 32\nresolution: 24\nenable_bucket: false\nbatch_size: 4\n"), "train_network");
        TrainerSettings other = SettingsReader.Parse("resolution = \"24,24\"\nnetwork_alpha = 8\n", SettingsForm.Toml, new SettingsSource("b.toml")).Settings!;
        EffectiveSettings b = EffectiveSettings.Of(other, "sdxl_train_network");
        IReadOnlyList<SettingDifference> found = SettingsDifference.Between(a, b);
        Assert.Equal(["batch_size", "network_alpha", "network_dim"], found.Select(difference => difference.Name).Where(name => name != "pretrained_model_name_or_path").ToArray());
        SettingDifference dim = found.Single(difference => difference.Name == "network_dim");
        Assert.Equal(("32", "none", "b"), (dim.A!.Value, dim.B!.Value, dim.Default));
        Assert.NotNull(dim.Meaning);
        Assert.Contains("Nothing reads it", found[0].Remark);
    }

    [Fact]
    public void A_dataset_file_s_value_and_an_option_are_the_same_setting()
    {
        TrainerSettings file = Yaml("training:\n  caption_extension: .txt\ndataset:\n  general: {shuffle_caption: true}\n  datasets:\n    - batch_size: 4\n      resolution: 512\n      subsets:\n        - image_dir: a\n");
        TrainerSettings flat = Yaml("shuffle_caption: true\ntrain_batch_size: 4\nresolution: \"512,512\"\ncaption_extension: .txt\n");
        Assert.Equal(["image_dir"], SettingsDifference.Between(EffectiveSettings.Of(file, "train_network"), EffectiveSettings.Of(flat, "train_network")).Select(difference => difference.Name));
    }

    private static TrainerSettings Yaml(string text) => SettingsReader.Parse(text, SettingsForm.Yaml, new SettingsSource("a.yaml")).Settings!;
}
