using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Tests.Configs;
using KohyaPrep.Fixtures;
using static KohyaPrep.Core.Tests.Rules.Subjects;

namespace KohyaPrep.Core.Tests.Trainer.Memory;

public sealed class GpuInRecipeTests
{
    [Fact]
    public void A_GPU_that_the_recipe_names_is_checked_against_the_training()
    {
        Finding finding = Assert.Single(Findings(2), finding => finding.Code == "ENV020");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("the GPU has 2.", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Findings(8), finding => finding.Code == "ENV020");
        Assert.DoesNotContain(Findings(null), finding => finding.Code == "ENV020");
    }

    [Fact]
    public void A_recipe_names_it_in_GiB()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(
            "r.yaml", "extends: lora-sd15\ndataset:\n  images: .\nlaunch:\n  gpu_memory: 7.5\n");
        Assert.Equal(7.5, RecipeReader.Read(path, []).Recipe!.Launch.GpuMemory);
    }

    private static IReadOnlyList<Finding> Findings(double? gpuMemory)
    {
        Recipe recipe = Example.Recipe() with { Launch = new LaunchSection("local", null, null, 1, gpuMemory) };
        return PreparationPlanner.Plan(
            recipe, Set([Picture("a.png"), Picture("b.png")]), new ModelSource.OnDisk("model.safetensors"), [], overwriteCaptions: false).Findings;
    }
}
