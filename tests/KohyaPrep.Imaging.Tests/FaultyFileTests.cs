using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;
using KohyaPrep.Imaging.Tests.Faults;

namespace KohyaPrep.Imaging.Tests;

/// <summary>Each rule on pictures, captions and sets fires on real files that have its fault, at the file that has it, and no longer where it is mended.</summary>
public sealed class FaultyFileTests
{
    /// <summary>
    /// Rules that no file can be made for: on a folder and a caption that the user may not open, which hold nobody up who runs tests as
    /// administrator (the test of <c>CaptionScan</c> has them), and on the answer of a vision model (the test of <c>caption vision</c> has it).
    /// </summary>
    private static readonly string[] WithoutFile = ["SET011", "CAP007", "CAP044"];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, FaultCases.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_fires_at_the_file_that_has_its_fault_and_not_where_it_is_mended(int number)
    {
        (string code, string at, Func<SetFiles> bad, Func<SetFiles> good) = FaultCases.All[number];
        Finding[] found = [.. bad().Check().Where(finding => finding.Code == code)];
        Assert.True(found.Length > 0, $"{code} does not fire");
        Assert.Equal($"{code} {at}", $"{code} {found[0].Location}");
        Assert.All(found, finding => Assert.False(Path.IsPathRooted(finding.Location.Path)));
        Assert.Equal((code, ""), (code, string.Join("; ", good().Check().Where(finding => finding.Code == code).Select(finding => finding.Message))));
    }

    [Fact]
    public void A_fault_of_a_regularisation_picture_is_not_mended_in_the_picture_of_the_same_name_in_the_set()
    {
        SetFiles set = SetFiles.Sprites(2).With("reg/p00.png", "no picture").WithRecipe("lora-sd15", more: "regularization: {images: reg}");
        Finding finding = Assert.Single(set.Check(), finding => finding.Code == "IMG001");
        Assert.Equal(("reg/p00.png", null), (finding.Location.Path, finding.Fix));
    }

    [Fact]
    public void Every_rule_on_pictures_captions_and_sets_has_files_made_for_it() =>
        Assert.Empty(RuleCatalogue.All.Select(rule => rule.Code).Where(code => code[..3] is "IMG" or "CAP" or "SET").Except(WithoutFile).Except(FaultCases.All.Select(fault => fault.Code)));
}
