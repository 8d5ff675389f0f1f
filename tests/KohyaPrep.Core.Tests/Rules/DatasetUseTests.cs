using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Tests.Rules;

public sealed class DatasetUseTests
{
    [Fact]
    public void A_recipe_says_what_is_done_with_its_dataset()
    {
        DatasetUse use = DatasetUse.Of(RecipeOf(new CanvasChoice(CanvasKind.Fit, 512, Border.Edge, new Rgb(1, 2, 3)), "{trigger}"), new CanvasDecision([], (512, 512), UsesBuckets: false));
        Assert.Equal(
            new DatasetUse
            {
                CaptionExtension = ".caption",
                ClassWords = "punk lad",
                Trigger = "pnk",
                MaxTokenLength = 150,
                Views = 1,
                FillsCaptions = true,
                EvensSizes = true,
                Flattens = true,
                TrainingSize = (512, 512),
            },
            use);
    }

    [Fact]
    public void A_canvas_left_to_the_trainer_means_buckets()
    {
        DatasetUse use = DatasetUse.Of(RecipeOf(new CanvasChoice(CanvasKind.Trainer, 0, Border.Edge, null), template: null), new CanvasDecision([], (512, 512), UsesBuckets: true));
        Assert.Equal(new DatasetUse
        {
            CaptionExtension = ".caption",
            ClassWords = "punk lad",
            Trigger = "pnk",
            MaxTokenLength = 150,
            Views = 1,
            UsesBuckets = true
        }, use);
    }

    private static Recipe RecipeOf(CanvasChoice canvas, string? template) => new()
    {
        File = "/data/punks.yaml",
        Name = "punks",
        Output = "/data/out",
        Route = Route.Lora,
        Family = ModelFamily.Sd15,
        Model = "sd15",
        Dataset = new DatasetSection("/data/set", null, ".caption", null, false, 1, "punk lad"),
        Captions = new CaptionSection("pnk", template),
        Canvas = canvas,
        Edges = new EdgeSection(100, 200, 3, false),
        Training = new TrainingSection(1, 1, 1e-4, null, 32, null, 1, "AdamW", "constant", "no", 1, 150, 0, 0),
        Samples = new SampleSection([], 0, ""),
        Options = [],
        Launch = new LaunchSection("local", null, null, 1),
        Origins = new Dictionary<string, Origin>(),
    };
}
