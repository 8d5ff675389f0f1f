using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Tests.Configs;

/// <summary>Recipes and training sets for tests.</summary>
internal static class Example
{
    public static Recipe Recipe(Route route = Route.Lora, ModelFamily family = ModelFamily.Sd15) => new()
    {
        File = "/home/user/punks.yaml",
        Name = "punks",
        Output = "/home/user/out",
        Route = route,
        Family = family,
        Model = "sd15",
        Dataset = new DatasetSection("/home/user/punks", null, ".txt", null, false, 2, "punk"),
        Captions = new CaptionSection("punk", null),
        Canvas = new CanvasChoice(CanvasKind.Native, 0, Border.Edge, null),
        Edges = new EdgeSection(100, 200, 3, false),
        Training = new TrainingSection(
            10, 4, 1e-4, 5e-5, route is Route.Lora or Route.ControlNetLllite ? 16 : null, route == Route.Lora ? 8 : null, 2, "AdamW8bit",
            "cosine", "fp16", 42, 150, 2, 25),
        Samples = new SampleSection(["a punk, red hair", "# a punk"], 1, "blurry"),
        Options = [],
        Launch = new LaunchSection("local", null, null, 1),
        Origins = new Dictionary<string, Origin>
        {
            ["training.learning_rate"] = new(OriginKind.Recipe, new Location("punks.yaml", 7)),
        },
    };

    /// <summary>The recipe with less said: intervals off, no sample prompts, no class words, one rate.</summary>
    public static Recipe Sparse(Recipe recipe) => recipe with
    {
        Training = recipe.Training with
        {
            SaveEveryEpochs = 0,
            SaveStateEverySteps = 0,
            TextEncoderLearningRate = null,
            NetworkDim = null,
            NetworkAlpha = null,
            MixedPrecision = "no",
            MaxTokenLength = 75,
        },
        Samples = new SampleSection([], 0, ""),
        Dataset = recipe.Dataset with { ClassWords = "", CaptionExtension = ".caption" },
    };

    public static Recipe With(this Recipe recipe, string name, string text, bool isQuoted = false) => recipe with
    {
        Options = [.. recipe.Options, new RecipeOption(name, [text], false, isQuoted, new Origin(OriginKind.Recipe, new Location("punks.yaml", 20)))],
    };

    public static TrainingSet Set(int side = 24, int count = 5, bool isPixelArt = true) => new(
        [.. Enumerable.Range(0, count).Select(index => Picture(index, side, side))], (side, side), false, true, isPixelArt);

    public static TrainingSet Buckets(int side = 512) => new(
        [Picture(0, 640, 480), Picture(1, 480, 640), Picture(2, 640, 480), Picture(3, side, side)], (side, side), true, true, false);

    /// <summary>Every route and family that the trainer has a script for.</summary>
    public static IEnumerable<(Route Route, ModelFamily Family, TrainerScript Script)> Scripts =>
        from route in Enum.GetValues<Route>()
        from family in Enum.GetValues<ModelFamily>()
        let script = TrainerScript.For(route, family)
        where script is not null
        select (route, family, script);

    private static TrainingPicture Picture(int index, int width, int height)
    {
        ImageFacts source = new()
        {
            Path = $"punk_{index:d3}.png",
            FileSize = 400,
            Format = "png",
            Readability = Readability.Whole,
            FileHash = $"{index:x32}",
            Width = width,
            Height = height,
        };
        PlannedCaption caption = new(source, index == 1 ? null : $"punk number {index}, \"quoted\", häßlich", index == 1 ? CaptionSource.None : CaptionSource.Kept, null);
        return new TrainingPicture(source, $"punk_{index:d3}", null, width, height, caption);
    }
}
