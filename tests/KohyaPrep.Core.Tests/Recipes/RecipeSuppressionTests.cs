using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Recipes;

public sealed class RecipeSuppressionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("suppress:\n  - CAP007 because the hats tell them apart\n")]
    [InlineData("suppress:\n  - CAP007 the hats tell them apart\n")]
    [InlineData("suppress:\n  CAP007: the hats tell them apart\n")]
    [InlineData("suppress:\n  - CAP007: the hats tell them apart\n")]
    public void A_recipe_lists_what_is_accepted(string text)
    {
        RecipeReading reading = Read(text);
        Suppression suppression = Assert.Single(reading.Suppressions.All);
        Assert.Equal(("CAP007", "the hats tell them apart", null), (suppression.Rule, suppression.Reason, suppression.Target));
        Assert.True(suppression.Location.Line >= 4);
        Assert.NotNull(reading.Recipe);
    }

    [Fact]
    public void A_comment_in_a_recipe_counts() =>
        Assert.Equal(3, Assert.Single(Read("# kohyaprep: ignore CAP007 because so\n").Suppressions.All).Location.Line);

    [Fact]
    public void A_recipe_that_another_extends_suppresses_too()
    {
        folder.Write("base.yaml", "extends: lora-sd15\nsuppress: { CAP007: because so }\n");
        RecipeReading reading = RecipeReader.Read(folder.Write("punks.yaml", "extends: base.yaml\ndataset: { images: p }\n"));
        Assert.Single(reading.Suppressions.All);
    }

    [Theory]
    [InlineData("suppress: 7.5\n")]
    [InlineData("suppress:\n  CAP007: [a]\n")]
    public void Another_form_is_a_wrong_type_or_incomplete(string text) =>
        Assert.True(Read(text) is { Recipe: null } or { Suppressions.All: [{ IsComplete: false }] });

    [Fact]
    public void An_error_that_leaves_no_recipe_cannot_be_suppressed()
    {
        RecipeReading reading = Read("epoch: 1 # kohyaprep: ignore CFG001 because so\n");
        Assert.Null(reading.Recipe);
        Assert.Empty(reading.Suppressions.All);
    }

    private RecipeReading Read(string text) => RecipeReader.Read(folder.Write("punks.yaml", "extends: lora-sd15\ndataset: { images: p }\n" + text));
}
