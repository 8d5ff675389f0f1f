using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Tests.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Tests.Trainer.Simulation;

/// <summary>What the trainer refuses is known of a recipe before anything is written for it.</summary>
public sealed class RefusedFilesTests
{
    [Theory]
    [InlineData("bucket_reso_steps", "1", "this script asks for a multiple of 64")]
    [InlineData("adaptive_noise_scale", "0.1", "adaptive_noise_scale is set without noise_offset")]
    [InlineData("min_bucket_reso", "1024", "no bucket may be smaller than 1024")]
    [InlineData("scale_v_pred_loss_like_noise_pred", "true", "v_parameterization is not")]
    public void A_recipe_s_option_is_refused_as_the_trainer_refuses_it(string name, string value, string message)
    {
        Recipe recipe = Example.Recipe(Route.DreamBooth).With("enable_bucket", "true").With(name, value);
        Assert.Contains(message, Assert.Single(Refusals(recipe)).Message);
    }

    [Fact]
    public void What_the_trainer_takes_is_not_refused()
    {
        foreach ((Route route, ModelFamily family, TrainerScript _) in Example.Scripts)
            Assert.Empty(Refusals(Example.Recipe(route, family)));
    }

    private static IReadOnlyList<TrainerFailure> Refusals(Recipe recipe) => RefusedFiles.Of(TrainerFiles.Of(recipe, Example.Buckets(), "owner/model"));
}
