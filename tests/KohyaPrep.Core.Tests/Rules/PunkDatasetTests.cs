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
        CaptionsFound found = CaptionScan.Run(Shared.Path($"punks/{captions}"), captions, ".txt", recursive: false, TestContext.Current.CancellationToken);
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
    public void Nothing_else_is_wrong_with_their_captions() =>
        Assert.Equal(["CAP001", "CAP006", "SET005"], Findings("captions").Select(finding => finding.Code).Distinct().Order());
}
