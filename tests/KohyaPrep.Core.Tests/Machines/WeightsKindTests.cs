using KohyaPrep.Core.Models;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Machines;

public sealed class WeightsKindTests
{
    private const string Block = "model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight";

    [Theory]
    [InlineData(WeightsKind.Sd15, 768, Block, "cond_stage_model.transformer.text_model.final_layer_norm.weight", "first_stage_model.decoder.conv_in.weight")]
    [InlineData(WeightsKind.Sd2, 1024, Block, "cond_stage_model.model.ln_final.weight")]
    [InlineData(WeightsKind.Sdxl, 2048, Block, "conditioner.embedders.0.transformer.text_model.final_layer_norm.weight", "conditioner.embedders.1.model.ln_final.weight")]
    [InlineData(WeightsKind.SdxlRefiner, 1280, Block, "conditioner.embedders.0.model.ln_final.weight")]
    [InlineData(WeightsKind.Unet, 768, Block)]
    [InlineData(WeightsKind.Unet, 1, "down_blocks.0.resnets.0.conv1.weight", "conv_in.weight")]
    [InlineData(WeightsKind.Lora, 1, "lora_unet_down_blocks_0_attentions_0_proj_in.lora_down.weight")]
    [InlineData(WeightsKind.Lora, 1, "unet.down_blocks.0.attn.processor.to_k.lora_A.weight")]
    [InlineData(WeightsKind.ControlNet, 1, "control_model.input_blocks.0.0.weight")]
    [InlineData(WeightsKind.ControlNet, 1, "controlnet_cond_embedding.conv_in.weight", "down_blocks.0.resnets.0.conv1.weight", "conv_in.weight")]
    [InlineData(WeightsKind.Transformer, 1, "double_blocks.0.img_attn.qkv.weight")]
    [InlineData(WeightsKind.Transformer, 1, "model.diffusion_model.joint_blocks.0.x.weight")]
    [InlineData(WeightsKind.Vae, 1, "decoder.conv_in.weight", "encoder.conv_in.weight")]
    [InlineData(WeightsKind.Text, 1, "emb_params")]
    [InlineData(WeightsKind.Text, 1, "text_model.encoder.layers.0.mlp.fc1.weight")]
    [InlineData(WeightsKind.Unknown, 1, "weight")]
    public void Weights_are_told_by_the_names_and_shapes_of_their_tensors(WeightsKind kind, long width, params string[] names)
    {
        SafetensorsTensor[] tensors = [.. names.Select(name => new SafetensorsTensor(name, "F16", [320, width], 0, 0))];
        Assert.Equal(kind, WeightsKinds.Of(new SafetensorsHeader(new Dictionary<string, string>(), tensors, 0)));
    }

    [Fact]
    public void A_LoRA_that_the_trainer_made_is_one() =>
        Assert.Equal(WeightsKind.Lora, WeightsKinds.Of(SafetensorsFile.Read(Shared.Path("trainer/lora-sd15-dim1.safetensors")).Header!));
}
