using System.Collections.Concurrent;
using System.Globalization;
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
    private static readonly ConcurrentDictionary<(string Images, string? Captions), Dataset> read = new();

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

    [Fact]
    public void Of_the_real_punks_12_pairs_in_5_groups_are_nearly_the_same()
    {
        string[] groups = [.. OfRealPunks().Where(finding => finding.Code == "SET012").Select(finding => finding.Message)];
        Assert.Contains(groups, message => message.StartsWith("4 pictures are nearly the same (6 pairs)", StringComparison.Ordinal));
        Assert.Contains(groups, message => message.StartsWith("3 pictures are nearly the same (3 pairs)", StringComparison.Ordinal));
        Assert.Equal(3, groups.Count(message => message.StartsWith("Nearly the same as", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_faintest_real_punk_and_those_with_the_most_colours_are_told_as_they_were_measured()
    {
        Finding faintest = OfRealPunks().Where(finding => finding.Code == "IMG034").MaxBy(finding => double.Parse(finding.Message.Split(' ')[0], CultureInfo.InvariantCulture))!;
        Assert.Equal("images/lady_099_domino.png: 22.6 %", $"{faintest.Location}: {faintest.Message[..6]}");
        Assert.Equal(3, OfRealPunks().Count(finding => finding is { Code: "IMG035", Severity: Severity.Warning }));
        Assert.Contains("110 RGBA, 94 RGB", Assert.Single(OfRealPunks(), finding => finding.Code == "SET018").Message, StringComparison.Ordinal);
        Assert.StartsWith("193 of 204 pictures", Assert.Single(OfRealPunks(), finding => finding.Code == "SET019").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("bespoke punk", 1, 1)]
    [InlineData("", 3, 0)]
    [InlineData("bespoke punk", 3, 0)]
    public void The_trigger_of_the_real_punks_is_not_protected_by_keeping_one_part(string trigger, int kept, int findings) => Assert.Equal(
        findings,
        DatasetChecks.Run(Read(Shared.Path("punks/images"), Shared.Path("punks/captions")), new DatasetUse { Trigger = trigger, Shuffles = true, KeepTokens = kept }).Count(finding => finding.Code == "CAP045"));

    private static IReadOnlyList<Finding> OfRealPunks() => Check(Shared.Path("punks/images"), Shared.Path("punks/captions"));

    private static IReadOnlyList<Finding> Check(TemporaryFolder folder) => Check(folder.Root);

    private static IReadOnlyList<Finding> Check(string images, string? captions = null) => DatasetChecks.Run(Read(images, captions), new DatasetUse());

    private static Dataset Read(string images, string? captions) => read.GetOrAdd((images, captions), static of =>
    {
        DatasetSection section = new(of.Images, of.Captions, ".txt", null, false, 1, "");
        return DatasetReader.Read(section, path => Path.GetFileName(path), null, TestContext.Current.CancellationToken);
    });
}
