using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Tests.Configs;

namespace KohyaPrep.Core.Tests.Datasets;

public sealed class SourcePlannerTests
{
    private static readonly ImageFacts Large = Picture("large.png", 512, 512) with { Kind = PictureKind.PixelArt, ArtPixel = 21.33, ArtWidth = 24, ArtHeight = 24 };
    private static readonly ImageFacts Sprite = Picture("sprite.png", 24, 24) with { Kind = PictureKind.PixelArt, ArtPixel = 1, ArtWidth = 24, ArtHeight = 24 };
    private static readonly ImageFacts Doubled = Picture("doubled.png", 24, 24) with { Kind = PictureKind.PixelArt, ArtPixel = 2, ArtWidth = 12, ArtHeight = 12 };
    private static readonly ImageFacts Photograph = Picture("photo.png", 640, 480) with { Kind = PictureKind.ContinuousTone };

    [Theory]
    [InlineData(Recovering.Never, "512×512 24×24 24×24 640×480", "")]
    [InlineData(Recovering.Auto, "24×24 24×24 24×24 640×480", "Warning photo.png")]
    [InlineData(Recovering.Always, "24×24 24×24 12×12 640×480", "Error photo.png")]
    public void Enlarged_art_comes_back_as_it_is_asked_for(Recovering recover, string sizes, string found)
    {
        (string planned, List<Finding> findings) = Plan(new() { Recover = recover }, Large, Sprite, Doubled, Photograph);
        Assert.Equal(sizes, planned);
        Assert.Equal(found, string.Join(", ", findings.Select(finding => $"{finding.Severity} {finding.Location.Path[4..]}")));
    }

    [Fact]
    public void Photographs_alone_are_left_in_peace_by_auto() => Assert.Empty(Plan(new() { Recover = Recovering.Auto }, Photograph, Sprite).Findings);

    [Theory]
    [InlineData(CropKind.None, "24×24 640×480")]
    [InlineData(CropKind.Square, "24×24 480×480")]
    [InlineData(CropKind.Content, "10×20 640×480")]
    [InlineData(CropKind.Box, "9×12 9×12")]
    public void A_crop_is_of_the_art_that_came_back(CropKind crop, string sizes) =>
        Assert.Equal(sizes, Plan(new() { Recover = Recovering.Auto, Crop = crop, Box = new CropBox(15, 12, 9, 12) }, Large, Photograph).Planned);

    [Fact]
    public void A_box_that_leaves_the_picture_is_an_error()
    {
        Finding finding = Assert.Single(Plan(new() { Recover = Recovering.Auto, Crop = CropKind.Box, Box = new CropBox(16, 12, 9, 12) }, Large, Photograph).Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("IMG051", "set/large.png"), (finding.Code, finding.Location.Path));
    }

    [Fact]
    public void Nothing_is_done_to_a_picture_that_needs_nothing()
    {
        PlannedSource source = new(new Dataset("/data/set", "set", [Sprite], [], null), Sprite, false, null);
        Assert.Null(source.With(null, Example.Recipe().Canvas));
        Assert.Equal(new CropBox(1, 1, 2, 2), (source with { Crop = new CropBox(1, 1, 2, 2) }).With(null, Example.Recipe().Canvas)!.Crop);
    }

    private sealed record Wanted
    {
        public Recovering Recover { get; init; }

        public CropKind Crop { get; init; }

        public CropBox Box { get; init; }
    }

    private static (string Planned, List<Finding> Findings) Plan(Wanted wanted, params ImageFacts[] pictures)
    {
        Recipe recipe = Example.Recipe();
        recipe = recipe with { Canvas = recipe.Canvas with { Recover = wanted.Recover, Crop = wanted.Crop, Box = wanted.Box } };
        Dataset dataset = new("/data/set", "set", pictures, [], null) { Contents = new Dictionary<string, CropBox> { ["large.png"] = new(7, 4, 10, 20) } };
        List<Finding> findings = [];
        IReadOnlyList<PlannedSource> planned = new SourcePlanner(recipe, dataset, findings).Plan(pictures);
        return (string.Join(' ', planned.Select(source => $"{source.Facts.Width}×{source.Facts.Height}")), findings);
    }

    private static ImageFacts Picture(string path, int width, int height) =>
        new() { Path = path, FileSize = 1, Format = "png", Readability = Readability.Whole, Width = width, Height = height, FileHash = path };
}
