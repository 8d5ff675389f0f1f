using System.Text;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Tests.Configs;
using KohyaPrep.Core.Tests.Forms;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Recipes;

/// <summary>Whatever bytes a recipe has, reading it ends in a recipe that can be carried out or in a finding.</summary>
public sealed class MutatedRecipeTests
{
    private const string Text = """
        # kohyaprep: ignore CFG015
        extends: lora-sd15
        name: punks
        model: "hub:owner/model"
        canvas: {scale: 8}
        dataset:
          images: pictures      # relative
          repeats: 2
          class_words: punk
        captions: {template: "a {hair} punk", trigger: punk}
        training:
          epochs: 3
          learning_rate: 1.0e-4
          save_state_every_steps: 25
        samples:
          prompts: ["a punk", 'red hair: yes']
        options:
          network_args: ["conv_dim=4", "conv_alpha=1"]
          max_train_steps: 500
          min_snr_gamma: 5
        launch: {place: local, processes: 1}

        """;

    [Fact]
    public void A_mutated_recipe_ends_in_a_recipe_or_a_finding()
    {
        Mutations mutations = new(23);
        using TemporaryFolder folder = new(inMemory: true);
        int whole = 0;
        for (int i = 0; i < Effort.Times(300, 10_000); i++)
        {
            RecipeReading reading = RecipeReader.Parse(Encoding.UTF8.GetString(mutations.Of(Encoding.UTF8.GetBytes(Text))), folder.Path("punks.yaml"));
            Assert.True(reading.Recipe is not null || reading.Findings.Any(finding => finding.Severity == Severity.Error));
            if (reading.Recipe is not { } recipe)
                continue;
            whole++;
            Assert.NotNull(RecipeSettings.Of("punks.yaml", TrainerFiles.Of(recipe, Example.Buckets(), "owner/model")).Script);
        }

        Assert.True(whole > 20, $"only {whole} could be read");
    }
}
