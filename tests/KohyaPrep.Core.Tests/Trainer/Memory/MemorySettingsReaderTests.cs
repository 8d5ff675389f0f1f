using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Tests.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Tests.Trainer.Memory;

public sealed class MemorySettingsReaderTests
{
    private static readonly PixelSize Size = new(512, 768);

    [Fact]
    public void The_settings_of_a_recipe_are_those_of_its_files()
    {
        Recipe recipe = Example.Recipe(family: ModelFamily.Sdxl);
        TrainingSet set = Example.Set(side: 1024);
        TrainerFileSet files = TrainerFiles.Of(recipe, set, "model.safetensors");
        MemorySettings settings = MemorySettingsReader.Read(files, RunPlanner.Plan(recipe, set, files))!;
        Assert.Equal("sdxl_train_network", settings.Script);
        Assert.Equal(ModelFamily.Sdxl, settings.Family);
        Assert.Equal(new PixelSize(1024, 1024), settings.Size);
        Assert.Equal(4, settings.BatchSize);
        Assert.Equal("AdamW8bit", settings.Optimizer);
        Assert.Equal(16, settings.NetworkDim);
        Assert.Equal(150, settings.MaxTokenLength);
        Assert.Equal(AttentionKind.Sdpa, settings.Attention);
        Assert.True(settings is { IsMixed: true, GradientCheckpointing: true, CachesLatents: true, TrainsTextEncoder: true, NoHalfVae: true });
    }

    [Fact]
    public void Nothing_said_is_what_the_trainer_does_by_default()
    {
        MemorySettings settings = MemorySettingsReader.Read("train_network", Size, 1, _ => null)!;
        Assert.Equal("AdamW", settings.Optimizer);
        Assert.Equal(AttentionKind.Plain, settings.Attention);
        Assert.Equal(4, settings.NetworkDim);
        Assert.True(settings is { IsMixed: false, CachesLatents: false, GradientCheckpointing: false, TrainsTextEncoder: true });
    }

    [Fact]
    public void Full_bf16_is_read_but_not_followed_by_three_scripts()
    {
        Assert.True(Read("sdxl_train").IsFull16);
        Assert.False(Read("train_db").IsFull16);

        static MemorySettings Read(string script) => MemorySettingsReader.Read(script, Size, 1, name => name switch
        {
            "mixed_precision" => SettingValue.Of("bf16"),
            "full_bf16" => SettingValue.Of(true),
            _ => null,
        })!;
    }

    [Fact]
    public void Values_of_a_wrong_type_count_as_unset() =>
        Assert.Equal(4, MemorySettingsReader.Read("train_network", Size, 1, name => name == "network_dim" ? SettingValue.Of("32") : null)!.NetworkDim);

    [Fact]
    public void A_script_of_another_kind_of_model_has_no_estimate() => Assert.Null(MemorySettingsReader.Read("flux_train", Size, 1, _ => null));

    [Fact]
    public void Another_network_than_LoRA_is_marked() =>
        Assert.Contains(
            "network_module networks.dylora",
            MemorySettingsReader.Read("train_network", Size, 1, name => name == "network_module" ? SettingValue.Of("networks.dylora") : null)!.FurtherOptions);
}
