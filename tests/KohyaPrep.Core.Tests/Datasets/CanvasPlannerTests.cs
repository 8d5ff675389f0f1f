using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Datasets;

public sealed class CanvasPlannerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<Finding> findings = [];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("lora-sd15", "native", 1, 24, 24)]
    [InlineData("lora-sd15", "{pad: 32}", 1, 32, 32)]
    [InlineData("lora-sd15", "{scale: 3}", 3, 72, 72)]
    [InlineData("lora-sdxl", "{scale: 3}", 3, 96, 96)]
    [InlineData("lora-sd15", "{fit: 512}", 21, 512, 512)]
    [InlineData("lora-sdxl", "{fit: 768}", 32, 768, 768)]
    [InlineData("lora-sdxl", "{fit: 1024}", 42, 1024, 1024)]
    [InlineData("lora-sd15", "{fit: 64}", 2, 64, 64)]
    public void A_sprite_of_24_is_only_ever_enlarged_by_a_whole_factor(string template, string canvas, int factor, int width, int height)
    {
        CanvasDecision decision = Plan(template, canvas, (24, 24))!;
        Assert.Equal((width, height), decision.Resolution);
        Assert.False(decision.UsesBuckets);
        if (decision.Steps[0] is { } step)
            Assert.Equal((factor, width, height), (step.Factor, step.Width, step.Height));
        else
            Assert.Equal((1, 24, 24), (factor, width, height));
        Assert.Empty(findings);
    }

    [Fact]
    public void Sdxl_cannot_train_24_and_is_told_the_two_ways_that_it_can()
    {
        Assert.Null(Plan("lora-sdxl", "native", (24, 24)));
        Finding finding = Assert.Single(findings);
        Assert.Equal(("CFG012", Severity.Error), (finding.Code, finding.Severity));
        Assert.Contains("{pad: 32}", finding.Remedy, StringComparison.Ordinal);
        Assert.Contains("{fit: 960}", finding.Remedy, StringComparison.Ordinal);
        Assert.Contains("SD 1.5", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Sd15_cannot_train_20() => Assert.Null(Plan("lora-sd15", "native", (20, 20)));

    [Fact]
    public void Native_needs_one_size()
    {
        Assert.Null(Plan("lora-sd15", "native", (24, 24), (24, 24), (32, 24)));
        Assert.Equal("SET021", Assert.Single(findings).Code);
        Assert.Contains("{pad: 32}", findings[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_picture_gets_the_factor_that_fits_it()
    {
        CanvasDecision decision = Plan("lora-sd15", "{fit: 64}", (24, 24), (16, 30), (64, 8))!;
        Assert.Equal([2, 2, 1], decision.Steps.Select(step => step!.Factor));
    }

    [Fact]
    public void A_picture_larger_than_the_canvas_is_named()
    {
        Assert.Null(Plan("lora-sd15", "{pad: 32}", (24, 24), (33, 8)));
        Assert.Equal("p/1.png IMG020", Assert.Single(findings.Select(finding => $"{finding.Location} {finding.Code}")));
    }

    [Fact]
    public void Photographs_are_left_to_the_trainer_unless_the_recipe_itself_asks()
    {
        CanvasDecision decision = Plan("lora-sd15", null, (640, 480), (24, 24))!;
        Assert.True(decision.UsesBuckets);
        Assert.Equal((512, 512), decision.Resolution);
        Assert.All(decision.Steps, Assert.Null);
        Assert.Equal("SET020", Assert.Single(findings).Code);

        findings.Clear();
        Assert.Null(Plan("lora-sd15", "native", (640, 480), (24, 24)));
        Assert.Equal("SET021", Assert.Single(findings).Code);
    }

    private CanvasDecision? Plan(string template, string? canvas, params (int Width, int Height)[] sizes)
    {
        string yaml = $"extends: {template}\ndataset: {{ images: p }}\n{(canvas is null ? "" : $"canvas: {canvas}\n")}";
        Recipe recipe = RecipeReader.Read(folder.Write("r.yaml", yaml)).Recipe!;
        Dataset dataset = new("/data/p", "p", [], [], null);
        PlannedSource[] pictures = [.. sizes.Select((size, i) => new PlannedSource(dataset, new ImageFacts
        {
            Path = $"{i}.png",
            FileSize = 1,
            Format = "png",
            Readability = Readability.Whole,
            Width = size.Width,
            Height = size.Height,
            FileHash = $"{i}",
        }, Recovers: false, Crop: null))];
        return new CanvasPlanner(recipe, pictures, findings).Plan();
    }
}
