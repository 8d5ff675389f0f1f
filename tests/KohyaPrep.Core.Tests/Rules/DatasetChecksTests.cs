using CsCheck;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;
using static KohyaPrep.Core.Tests.Rules.Subjects;

namespace KohyaPrep.Core.Tests.Rules;

public sealed class DatasetChecksTests
{
    private static readonly Gen<Dataset> Datasets =
        from pictures in Gen.Select(Gen.OneOf("a", "b", "c", "d_1_2_3_4", "d"), Gen.OneOf(".png", ".jpg", ".gif", ".Png"), Gen.Enum<Readability>(), Gen.Int[0, 2])
            .Array[0, 8]
        from captions in Gen.Select(Gen.OneOf("a", "b", "c", "d", "e"), Gen.OneOf("", "punk", "\n", "\ufeffa\nb", "#aabbcc")).Array[0, 5]
        select Set(
            [
                .. pictures.DistinctBy(picture => picture.Item1 + picture.Item2).OrderBy(picture => picture.Item1 + picture.Item2, StringComparer.Ordinal)
                    .Select(picture => Picture(picture.Item1 + picture.Item2) with { Readability = picture.Item3, PixelHash = $"{picture.Item4}" }),
            ],
            [.. captions.DistinctBy(caption => caption.Item1).OrderBy(caption => caption.Item1, StringComparer.Ordinal).Select(caption => Caption($"{caption.Item1}.txt", caption.Item2))]);

    [Fact]
    public void A_good_set_has_no_findings() =>
        Assert.Empty(DatasetChecks.Run(Set([Picture("a.png"), Picture("b.png")], Caption("a.txt"), Caption("b.txt")), new DatasetUse()));

    [Fact]
    public void Findings_stand_in_the_order_of_paths_then_codes() =>
        Datasets.Sample(dataset =>
        {
            IReadOnlyList<Finding> findings = DatasetChecks.Run(dataset, new DatasetUse());
            Assert.Equal(
                findings.OrderBy(finding => finding.Location.Path, StringComparer.Ordinal).ThenBy(finding => finding.Code, StringComparer.Ordinal),
                findings);
            Assert.Equal(findings, DatasetChecks.Run(dataset, new DatasetUse()));
        });

    [Fact]
    public void Places_are_named_as_the_user_would_write_them()
    {
        Dataset dataset = Set([Picture("a.gif")]) with { Shown = "." };
        Assert.Equal([".", "a.gif"], DatasetChecks.Run(dataset, new DatasetUse()).Select(finding => finding.Location.Path));
        Assert.Equal("my set/a.gif", DatasetChecks.Run(dataset with { Shown = "my set/" }, new DatasetUse())[^1].Location.Path);
    }

    [Fact]
    public void A_background_in_the_recipe_answers_the_rules_on_transparency()
    {
        Dataset dataset = Set([Picture() with { TransparentPixels = 5, TranslucentPixels = 5 }], Caption());
        Assert.Equal(["IMG007", "IMG008"], DatasetChecks.Run(dataset, new DatasetUse()).Select(finding => finding.Code));
        Assert.Empty(DatasetChecks.Run(dataset, new DatasetUse { Flattens = true }));
    }

    [Fact]
    public void Edge_maps_are_looked_at_as_pictures_too()
    {
        ImageFacts broken = Picture() with { Readability = Readability.CutShort };
        Dataset dataset = Set([Picture()], Caption()) with { EdgeMaps = new EdgeMapFolder("/data/edges", "edges", [broken]) };
        Finding finding = Assert.Single(DatasetChecks.Run(dataset, new DatasetUse()));
        Assert.Equal(("IMG002", "edges/a.png"), (finding.Code, finding.Location.Path));
    }
}
