using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Preparations;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests;

/// <summary>The rules stay silent on good pictures, and on the portraits but for what is so.</summary>
public sealed class MeasuredRuleTests
{
    private static IReadOnlyList<Finding>? realPunks;

    private static PixelImage Sprite => TestSprites.Bundled(8).First();

    private static PixelImage Photo => PhotographLike.Make(256, 1);

    [Fact]
    public void A_good_sprite_and_a_good_photograph_have_no_faults()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("sprite.png"), PngWriter.Encode(Sprite));
        File.WriteAllBytes(folder.Path("photo.jpg"), TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 90));
        Assert.DoesNotContain(Check(folder), finding => finding.Code.StartsWith("IMG", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_the_bundled_sample_one_picture_has_42_colours_and_they_are_stored_in_two_ways()
    {
        string[] codes = [.. Check(Repository.Path("datasets", "punks", "images")).Select(finding => finding.Code).Order(StringComparer.Ordinal)];
        Assert.Equal(["IMG035", "SET018"], codes);
    }

    [Theory]
    [InlineData("IMG034", 9)]
    [InlineData("IMG035", 26)]
    [InlineData("SET012", 5)]
    [InlineData("SET018", 1)]
    [InlineData("SET019", 1)]
    public void The_real_punks_have_as_many_faults_as_were_counted_by_hand(string code, int count) =>
        Assert.Equal(count, OfRealPunks().Count(finding => finding.Code == code));

    [Fact]
    public void The_pictures_of_the_real_punks_have_no_other_faults() =>
        Assert.Equal(
            ["IMG034", "IMG035", "SET005", "SET012", "SET018", "SET019"],
            OfRealPunks().Select(finding => finding.Code).Where(code => code[..3] is "IMG" or "SET").Distinct().Order(StringComparer.Ordinal));

    private static IReadOnlyList<Finding> OfRealPunks() => realPunks ??= Check(Shared.Path("punks/images"), Shared.Path("punks/captions"));

    private static IReadOnlyList<Finding> Check(TemporaryFolder folder) => Check(folder.Root);

    private static IReadOnlyList<Finding> Check(string images, string? captions = null)
    {
        DatasetSection section = new(images, captions, ".txt", null, false, 1, "");
        return DatasetChecks.Run(DatasetReader.Read(section, Path.GetFileName, null, TestContext.Current.CancellationToken), new DatasetUse());
    }
}
