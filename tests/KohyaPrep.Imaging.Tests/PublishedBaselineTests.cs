using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Imaging.Recoveries;
using KohyaPrep.Variants;

namespace KohyaPrep.Imaging.Tests;

/// <summary>
/// The variants are those that the published figures were measured on: the plain methods come out as published, so that figures of better
/// methods can be compared.
/// </summary>
public sealed class PublishedBaselineTests
{
    // Mean CIEDE2000 of nearest, box, mode and median, each without looking for a grid.
    [Theory]
    [InlineData("clean", 0, 0, 0, 0)]
    [InlineData("jpeg85", 0.297, 0.416, 0.165, 0.148)]
    [InlineData("noise8", 4.869, 0.298, 3.644, 0.298)]
    [InlineData("blur1.5", 0, 0.804, 0, 0.02)]
    [InlineData("lanczos", 0.217, 2.362, 2.843, 1.566)]
    [InlineData("vae", 1.197, 1.309, 1.119, 1.085)]
    [InlineData("vae+noise8+jpeg85", 2.037, 1.466, 1.512, 1.24)]
    [InlineData("warp4", 0, 1.111, 0, 0)]
    [InlineData("offset3", 0, 2.247, 0, 0)]
    [InlineData("offset9", 0, 5.997, 4.103, 2.925)]
    [InlineData("vae+offset9", 2.126, 6.6, 6.508, 4.272)]
    public void Plain_methods_come_as_near_to_the_real_sprites_as_published(string name, double nearest, double box, double mode, double median)
    {
        Variant variant = Variant.Published.Single(variant => variant.Name == name);
        PixelImage[] sprites = [.. TestSprites.Some(Shared.Path("punks/images"), Effort.Times(34, 204))];
        PixelImage[] pictures = [.. sprites.Select(variant.Make)];
        PixelGrid grid = PixelGrid.Whole(512, 512, 24, 24);

        // A sample of the sprites lies a little beside the mean of all.
        double tolerance = Effort.IsLong ? 0.1 : 0.25;
        foreach ((CellMethod method, double expected) in (ReadOnlySpan<(CellMethod, double)>)[(CellMethod.Nearest, nearest), (CellMethod.Box, box), (CellMethod.Mode, mode), (CellMethod.Median, median)])
        {
            double found = sprites.Zip(pictures, (sprite, picture) => RecoveryScore.Of(CellReduction.Reduce(picture, grid, method), sprite).Difference).Average();
            Assert.True(Math.Abs(found - expected) <= (tolerance * expected) + 0.015, $"{name} {method}: {found:F3}, published {expected}");
        }
    }
}
