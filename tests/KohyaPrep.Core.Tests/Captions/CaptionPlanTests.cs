using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using static KohyaPrep.Core.Tests.Rules.Subjects;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class CaptionPlanTests
{
    private static readonly Dataset Two = Set([Picture("a.png"), Picture("b.png"), Picture("c.gif")], Caption("a.txt", "red hair"));

    [Fact]
    public void Existing_captions_are_kept_and_missing_ones_written() =>
        Assert.Equal(
            [("a.png", "red hair", CaptionSource.Kept), ("b.png", "pnk, b", CaptionSource.Written)],
            Plan("{trigger}, {name}", overwrite: false));

    [Fact]
    public void Existing_captions_are_written_anew_only_when_asked() =>
        Assert.Equal(
            [("a.png", "pnk, a", CaptionSource.Written), ("b.png", "pnk, b", CaptionSource.Written)],
            Plan("{trigger}, {name}", overwrite: true));

    [Fact]
    public void Without_a_template_missing_captions_stay_missing() =>
        Assert.Equal([("a.png", "red hair", CaptionSource.Kept), ("b.png", null, CaptionSource.None)], Plan(null, overwrite: true));

    [Fact]
    public void A_template_that_says_nothing_of_a_picture_overwrites_nothing() =>
        Assert.Equal([("a.png", "red hair", CaptionSource.Kept), ("b.png", null, CaptionSource.None)], Plan("{background}", overwrite: true));

    [Fact]
    public void An_empty_caption_is_the_users_own_and_kept()
    {
        CaptionPlan plan = CaptionPlan.Make(Set([Picture()], Caption("a.txt", "\n")), CaptionTemplate.Parse("x"), "", "", overwrite: false);
        Assert.Equal(1, plan.Count(CaptionSource.Kept));
        Assert.Equal("", plan.Captions[0].Text);
    }

    private static IEnumerable<(string, string?, CaptionSource)> Plan(string? template, bool overwrite) =>
        CaptionPlan.Make(Two, template is null ? null : CaptionTemplate.Parse(template), "pnk", "", overwrite)
            .Captions.Select(caption => (caption.Picture.Path, caption.Text, caption.Source));
}
