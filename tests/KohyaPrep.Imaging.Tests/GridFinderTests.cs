using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Variants;

namespace KohyaPrep.Imaging.Tests;

public sealed class GridFinderTests
{
    private const double Pitch = 512 / 24.0;

    public static TheoryData<string> Published => [.. Variant.Published.Select(variant => variant.Name)];

    [Theory]
    [MemberData(nameof(Published))]
    public void The_grid_is_found_in_what_became_of_a_sprite(string name)
    {
        Variant variant = Variant.Published.Single(variant => variant.Name == name);
        double offset = name.EndsWith("offset9", StringComparison.Ordinal) ? 9 : name.EndsWith("offset3", StringComparison.Ordinal) ? 3 : 0;
        double bend = name == "warp4" ? 4 : 1.5;
        int tried = 0, right = 0;
        foreach (PixelImage sprite in TestSprites.Bundled(Effort.Times(5, 204)))
        {
            PixelGrid? grid = GridFinder.Find(variant.Make(sprite, tried++), 24);
            if (grid is not null && IsRight(grid.Columns, Pitch, offset, bend) && IsRight(grid.Rows, Pitch, offset, bend))
                right++;
        }

        Assert.InRange(right, name == "lanczos" ? 0.85 * tried : 0.99 * tried, tried);
    }

    [Theory]
    [InlineData(480, 16, 16)]
    [InlineData(500, 7, 4)]
    [InlineData(490, 22, 0)]
    public void The_pitch_of_a_crop_is_its_own_and_not_a_part_of_its_size(int side, int left, int top)
    {
        foreach (PixelImage sprite in TestSprites.Bundled(4))
        {
            PixelGrid grid = GridFinder.Find(Variation.Crop(Variation.Decode(Variation.Enlarge(sprite, 512, 512), 1, 3), left, top, side, side))!;
            Assert.Equal(Pitch, grid.Columns.Pitch, 0.15);
            Assert.Equal(Pitch, grid.Rows.Pitch, 0.15);
            Assert.True(IsRight(grid.Columns, Pitch, -left) && IsRight(grid.Rows, Pitch, -top), $"{grid}");
        }
    }

    [Theory]
    [InlineData(16, 16, 640, 640)]
    [InlineData(32, 32, 768, 768)]
    [InlineData(48, 48, 1000, 1000)]
    [InlineData(64, 64, 512, 512)]
    [InlineData(24, 36, 512, 768)]
    public void Other_numbers_of_cells_are_found_too_through_the_blocks_of_jpeg(int columns, int rows, int width, int height)
    {
        PixelImage sprite = TestSprites.Tiled(columns, rows);
        PixelImage packed = Variation.Jpeg(Variation.Noise(Variation.Enlarge(sprite, width, height), 6, 1), 75);
        PixelGrid grid = GridFinder.Find(packed)!;
        Assert.Equal((columns, rows), (grid.Columns.Count, grid.Rows.Count));
        Assert.Equal((double)width / columns, grid.Columns.Pitch, 0.15);
    }

    [Fact]
    public void Every_real_output_of_a_model_has_the_grid_that_it_was_trained_on()
    {
        foreach (string path in Directory.GetFiles(Shared.Path("punks/generated")))
        {
            PixelGrid grid = GridFinder.Find(TestSprites.Load(path))!;
            Assert.Equal((24, 24), (grid.Columns.Count, grid.Rows.Count));
            Assert.True(IsRight(grid.Columns, Pitch, 0) && IsRight(grid.Rows, Pitch, 0), $"{path}: {grid}");
        }
    }

    [Fact]
    public void A_picture_without_a_grid_has_none()
    {
        PixelImage flat = TestFiles.Of(512, 512, (_, _) => 0x708090);
        PixelImage slope = TestFiles.Of(512, 512, (x, y) => (uint)((x / 2) | (y / 2 << 8)));
        PixelImage disc = TestFiles.Of(512, 512, (x, y) => ((x - 250) * (x - 250)) + ((y - 240) * (y - 240)) < 20000 ? 0x2040E0u : 0xE0C080u);
        PixelImage clouds = Variation.Blur(Variation.Noise(flat, 120, 3), 9);
        PixelImage grain = Variation.Noise(flat, 40, 5);
        foreach (PixelImage picture in (PixelImage[])[flat, slope, disc, clouds, grain])
        {
            Assert.Null(GridFinder.Find(picture));
            Assert.Null(GridFinder.Find(Variation.Jpeg(picture, 85)));
        }
    }

    [Fact]
    public void A_sprite_at_its_own_size_has_none_either() =>
        Assert.All(TestSprites.Bundled(10), sprite => Assert.Null(GridFinder.Find(sprite)));

    private static bool IsRight(GridAxis axis, double pitch, double offset, double tolerance = 1.5)
    {
        double off = Math.IEEERemainder(axis.Phase - offset, pitch);
        return Math.Abs(axis.Pitch - pitch) < 0.15 && Math.Abs(off) < tolerance;
    }
}
