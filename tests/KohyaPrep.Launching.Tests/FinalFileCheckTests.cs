using KohyaPrep.Core.Launches;
using KohyaPrep.Fixtures;
using KohyaPrep.Launching.Models;

namespace KohyaPrep.Launching.Tests;

public sealed class FinalFileCheckTests
{
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
