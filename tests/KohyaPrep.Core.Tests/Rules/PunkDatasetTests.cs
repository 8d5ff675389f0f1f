using System.Globalization;
using System.Text.RegularExpressions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Rules;

public sealed class PunkDatasetTests
{
    private static IReadOnlyList<Finding> Findings(string captions)
    {
        string images = Shared.Path("punks/images");
        CaptionsFound found = CaptionScan.Run(Shared.Path($"punks/{captions}"), captions, ".txt", recursive: false, cancellation: TestContext.Current.CancellationToken);
        ImageFacts[] pictures = [.. Directory.GetFiles(images).Select(path => Subjects.Picture(Path.GetFileName(path))).OrderBy(picture => picture.Path, StringComparer.Ordinal)];
        return DatasetChecks.Run(new Dataset(images, "images", pictures, found.Captions, null), new DatasetUse());
    }

    [Fact]
    public void The_real_punks_lack_two_captions_and_one_picture() =>
        Assert.Equal(
            ["captions/lad_047_CYGAAR1.txt SET005", "images/lad_057_Hughx.png CAP001", "images/lady_063_PVR.png CAP001"],
            Findings("captions").Where(finding => finding.Code is "SET005" or "CAP001").Select(finding => $"{finding.Location} {finding.Code}"));

    [Fact]
    public void Nine_of_their_captions_still_have_colour_codes() => Assert.Equal(9, Findings("captions").Count(finding => finding.Code == "CAP006"));

    [Fact]
    public void There_are_34_of_these_codes() =>
        Assert.Equal(34, Findings("captions").Where(finding => finding.Code == "CAP006").Sum(finding =>
            1 + (Regex.Match(finding.Message, "and ([0-9]+) more") is { Success: true } more ? int.Parse(more.Groups[1].Value, CultureInfo.InvariantCulture) : 0)));

    [Theory]
    [InlineData("CAP020", 80)]
    [InlineData("CAP023", 9)]
    [InlineData("CAP024", 24)]
    [InlineData("CAP028", 1)]
    [InlineData("CAP029", 18)]
    [InlineData("CAP030", 192)]
    public void Their_captions_have_as_many_faults_as_were_counted_by_hand(string code, int count) =>
        Assert.Equal(count, Findings("captions").Count(finding => finding.Code == code));

    [Fact]
    public void Four_fragments_are_in_nearly_every_caption() =>
        Assert.StartsWith("4 fragments are", Assert.Single(Findings("captions"), finding => finding.Code == "CAP028").Message);

    [Fact]
    public void All_long_captions_lose_the_end_of_the_closing_words() =>
        Assert.All(Findings("captions").Where(finding => finding.Code == "CAP020"), finding => Assert.EndsWith("edges'.", finding.Message));

    [Fact]
    public void Nothing_else_is_wrong_with_their_captions() =>
        Assert.Equal(
            ["CAP001", "CAP006", "CAP020", "CAP023", "CAP024", "CAP028", "CAP029", "CAP030", "SET005"],
            Findings("captions").Select(finding => finding.Code).Distinct().Order());

    [Fact]
    public void The_captions_of_the_bundled_sample_have_no_faults()
    {
        string images = Repository.Path("datasets", "punks", "images");
        CaptionsFound found = CaptionScan.Run(images, "images", ".txt", recursive: false, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(204, found.Captions.Count);
        Assert.DoesNotContain(DatasetChecks.Run(new Dataset(images, "images", [], found.Captions, null), new DatasetUse()), finding => finding.Code.StartsWith("CAP", StringComparison.Ordinal));
    }
}
