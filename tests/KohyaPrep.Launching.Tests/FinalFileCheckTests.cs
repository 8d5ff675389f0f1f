using KohyaPrep.Core.Launches;
using KohyaPrep.Fixtures;
using KohyaPrep.Launching.Models;

namespace KohyaPrep.Launching.Tests;

public sealed class FinalFileCheckTests
{
    [Fact]
    public void A_safetensors_file_is_whole_only_at_its_full_length()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("a.safetensors");
        byte[] whole = TestTraining.Safetensors();
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.NotNull(SafetensorsCheck.Trouble(path));
        }

        File.WriteAllBytes(path, whole);
        Assert.Null(SafetensorsCheck.Trouble(path));
        File.WriteAllBytes(path, [.. whole, 0]);
        Assert.NotNull(SafetensorsCheck.Trouble(path));
    }

    [Fact]
    public void A_real_lora_file_is_whole() =>
        Assert.Null(SafetensorsCheck.Trouble(Shared.Path("trainer/lora-sd15-dim1.safetensors")));

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":{\"data_offsets\":[0]}}")]
    [InlineData("{\"a\":{\"data_offsets\":[0,\"x\"]}}")]
    [InlineData("{")]
    public void A_header_that_is_none_is_damage(string header)
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("a.safetensors");
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)header.Length), .. System.Text.Encoding.UTF8.GetBytes(header)]);
        Assert.NotNull(SafetensorsCheck.Trouble(path));
    }

    [Fact]
    public void A_diffusers_folder_needs_its_index_and_whole_weights()
    {
        using TemporaryFolder folder = new();
        FinalFileCheck check = new(folder.Path("model"));
        Assert.Equal(FinalFileState.Missing, check.After().State);
        folder.Write("model/model_index.json", "{}");
        Assert.Equal(FinalFileState.Whole, check.After().State);
        folder.Write("model/unet/diffusion_pytorch_model.safetensors", "short");
        Assert.Equal(FinalFileState.Damaged, check.After().State);
        Assert.Equal(FinalFileState.Old, new FinalFileCheck(folder.Path("model")).After().State);
    }

    [Fact]
    public void An_old_pickle_needs_only_be_there()
    {
        using TemporaryFolder folder = new();
        string path = folder.Path("model.ckpt");
        FinalFileCheck check = new(path);
        File.WriteAllBytes(path, [0x80, 2]);
        Assert.Equal(FinalFileState.Whole, check.After().State);
        File.WriteAllText(path, "PK broken");
        Assert.Equal(FinalFileState.Damaged, check.After().State);
        File.WriteAllText(path, "");
        Assert.Equal(FinalFileState.Damaged, check.After().State);
    }
}
