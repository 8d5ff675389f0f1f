using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Captions;
using KohyaPrep.Core.Rules.Images;
using KohyaPrep.Core.Rules.Sets;
using static KohyaPrep.Core.Tests.Rules.Subjects;

namespace KohyaPrep.Core.Tests.Rules;

/// <summary>What the rules say where one fault has several cases.</summary>
public sealed class RuleDetailTests
{
    private static readonly ImageFacts A = Picture("a.png");
    private static readonly ImageFacts B = Picture("b.png");

    [Fact]
    public void A_broken_file_that_the_trainer_does_not_see_kills_nothing()
    {
        Assert.Empty(UndecodablePicture.Rule.Check(Picture("a.gif") with { Readability = Readability.Undecodable }));
        Assert.Empty(EmptyFile.Rule.Check(Picture("a.tiff") with { Readability = Readability.Empty }));
    }

    [Fact]
    public void An_extension_in_mixed_case_is_not_seen_and_one_in_upper_case_is()
    {
        Assert.Equal("The trainer sees '.png' but not '.Png'.", Assert.Single(UnsupportedType.Rule.Check(Picture("a.Png"))).Message);
        Assert.Empty(UnsupportedType.Rule.Check(Picture("a.PNG")));
    }

    [Fact]
    public void A_long_picture_that_was_not_decoded_here_is_a_warning_since_the_trainer_may_take_it() =>
        Assert.Equal(
            Severity.Warning,
            Assert.Single(OversizedHeader.Rule.Check(A with { Width = 20000, Height = 10, Readability = Readability.TooLarge })).Severity);

    [Fact]
    public void Sixteen_bits_of_colour_are_only_worth_knowing()
    {
        Assert.Equal(Severity.Info, Assert.Single(DeepColour.Rule.Check(A with { BitDepth = 16 })).Severity);
        Assert.Equal(Severity.Error, Assert.Single(DeepColour.Rule.Check(A with { Mode = "L", BitDepth = 16 })).Severity);
    }

    [Theory]
    [InlineData("", Severity.Error)]
    [InlineData("  \n", Severity.Warning)]
    [InlineData("\n\nfirst blank then text", Severity.Warning)]
    public void An_empty_caption_is_as_grave_as_what_the_trainer_does_with_it(string text, Severity severity)
    {
        Assert.Equal(severity, Assert.Single(EmptyCaption.Rule.Check(Caption(text: text))).Severity);
        Assert.Empty(LinesLost.Rule.Check(Caption(text: text)));
    }

    [Fact]
    public void Colour_codes_are_counted() =>
        Assert.Equal(
            "The caption has the colour code #a3b1c2 and 2 more.",
            Assert.Single(HexColourCode.Rule.Check(Caption(text: "#a3b1c2 hair, #00ff00, #FFFFFF80"))).Message);

    [Fact]
    public void A_missing_caption_says_what_the_trainer_takes_instead()
    {
        DatasetSubject none = Subject([A]);
        DatasetSubject words = none with { Use = new DatasetUse { ClassWords = "punk lad" } };
        DatasetSubject face = Subject([Picture("lad_10_20_30_40.png")], Caption("lad.txt"));
        Assert.EndsWith("takes an empty caption.", Assert.Single(MissingCaption.Rule.Check(none)).Message);
        Assert.EndsWith("takes the class words 'punk lad'.", Assert.Single(MissingCaption.Rule.Check(words)).Message);
        Assert.EndsWith("takes 'lad.txt', since it drops the last four parts of a long name.", Assert.Single(MissingCaption.Rule.Check(face)).Message);
        Assert.Empty(OrphanCaption.Rule.Check(face));
        Finding filled = Assert.Single(MissingCaption.Rule.Check(none with { Use = new DatasetUse { FillsCaptions = true } }));
        Assert.Equal(Severity.Info, filled.Severity);
    }

    [Fact]
    public void A_misspelt_caption_names_the_picture_that_was_meant() =>
        Assert.Equal(
            "Did you mean 'lad_carbon.txt'?",
            Assert.Single(OrphanCaption.Rule.Check(Subject([Picture("lad_carbon.png")], Caption("lad_crabon.txt")))).Remedy);

    [Fact]
    public void Different_sizes_are_counted_and_are_no_fault_where_there_are_buckets()
    {
        DatasetSubject subject = Subject([A, B, Picture("c.png") with { Width = 48 }]);
        Finding finding = Assert.Single(SizesDiffer.Rule.Check(subject));
        Assert.Equal("The pictures have 2 sizes: 2 of 24×24, 1 of 48×24.", finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal(Severity.Info, Assert.Single(SizesDiffer.Rule.Check(subject with { Use = new DatasetUse { UsesBuckets = true } })).Severity);
        Assert.Equal(Severity.Info, Assert.Single(SizesDiffer.Rule.Check(subject with { Use = new DatasetUse { EvensSizes = true } })).Severity);
    }

    [Fact]
    public void A_group_of_duplicates_is_one_finding()
    {
        ImageFacts[] copies = [.. Enumerable.Range(0, 7).Select(i => Picture($"{i}.png") with { PixelHash = "same" })];
        Assert.Equal(
            "The same pixels as in '1.png', '2.png', '3.png', '4.png' and 2 more.",
            Assert.Single(ExactDuplicates.Rule.Check(Subject(copies))).Message);
    }

    [Fact]
    public void Broken_pictures_are_nobodys_duplicates() =>
        Assert.Empty(ExactDuplicates.Rule.Check(Subject([A with { PixelHash = "" }, B with { PixelHash = "" }])));

    [Fact]
    public void An_edge_map_may_have_the_size_that_is_trained_on()
    {
        DatasetSubject subject = WithMaps([A], A with { Width = 512, Height = 512 });
        Assert.Empty(EdgeMapSize.Rule.Check(subject with { Use = new DatasetUse { TrainingSize = (512, 512) } }));
        Assert.Equal(Severity.Warning, Assert.Single(EdgeMapSize.Rule.Check(subject with { Use = new DatasetUse() })).Severity);
        Assert.Equal(new Location("edges/a.png"), Assert.Single(EdgeMapSize.Rule.Check(subject)).Location);
    }

    [Fact]
    public void Edge_maps_are_not_asked_for_where_there_is_no_folder_of_them() => Assert.Empty(EdgeMapMissing.Rule.Check(Subject([A])));

    [Fact]
    public void Unread_captions_beside_read_ones_are_only_worth_knowing()
    {
        DatasetSubject subject = Subject([A], Caption("a.txt"));
        subject = new DatasetSubject(subject.Dataset with { UnreadCaptions = ["a.caption"], CaptionsShown = "captions" }, subject.Use);
        Finding finding = Assert.Single(UnreadCaptions.Rule.Check(subject));
        Assert.Equal((Severity.Info, "captions"), (finding.Severity, finding.Location.Path));
    }

    [Fact]
    public void Each_fault_of_a_template_has_its_column()
    {
        Finding[] findings = [.. BrokenTemplate.Rule.Check(new TemplateText("{triger}, }", new Location("r.yaml", 3, 13)))];
        Assert.Equal([13, 23], findings.Select(finding => finding.Location.Column));
        Assert.Equal("Did you mean '{trigger}'?", findings[0].Remedy);
    }

    [Fact]
    public void A_caption_over_the_limit_says_what_is_lost_and_which_limit_would_do()
    {
        DatasetSubject subject = Subject([A], Caption(text: $"punk{string.Concat(Enumerable.Repeat(", hat", 40))}"));
        Finding finding = Assert.Single(OverTokenLimit.Rule.Check(subject));
        Assert.Equal("The caption has 81 tokens; the trainer takes 75 and loses 'hat, hat, hat'.", finding.Message);
        Assert.Equal("Shorten it, or set `max_token_length` to 150.", finding.Remedy);
        Assert.Empty(OverTokenLimit.Rule.Check(subject with { Use = new DatasetUse { MaxTokenLength = 150 } }));
    }

    [Theory]
    [InlineData("cafÃ© &amp; bar", "The caption holds HTML's character references and text decoded with a wrong encoding: the trainer reads 'café & bar'.")]
    [InlineData("\e[1mpunk\e[0m", "The caption holds colour sequences of a terminal: the trainer reads 'punk'.")]
    public void A_damaged_caption_is_shown_as_the_trainer_reads_it(string text, string message) =>
        Assert.Equal(message, Assert.Single(RepairedText.Rule.Check(Caption(text: text))).Message);

    [Theory]
    [InlineData("1girl, 1boy, blue hair, black hair")]
    [InlineData("2girls, blue hair, black hair")]
    [InlineData("two punks, blue hair, black hair")]
    [InlineData("multicolored hair, blue hair, black hair")]
    [InlineData("light blue shirt, dark blue shirt")]
    [InlineData("blue and black hair, blue hair")]
    public void Colours_of_several_people_or_of_one_family_contradict_nothing(string text) => Assert.Empty(ContradictoryColours.Rule.Check(Caption(text: text)));

    [Fact]
    public void A_trigger_that_is_not_first_is_only_worth_knowing()
    {
        DatasetSubject subject = Subject([A], Caption(text: "smile, pnk")) with { Use = new DatasetUse { Trigger = "pnk" } };
        Assert.Equal(Severity.Info, Assert.Single(TriggerMissing.Rule.Check(subject)).Severity);
    }

    [Fact]
    public void A_misspelt_word_and_two_run_together_name_what_is_meant()
    {
        DatasetSubject subject = Subject([], [.. Enumerable.Range(0, 12).Select(i => Caption($"{i:00}.txt", i < 10 ? "translucent lenses, eyes" : i < 11 ? "translcuent" : "lenseseyes"))]);
        Assert.Equal(
            ["'lenseseyes' looks like 'lenses eyes' run together.", "'translcuent' looks like 'translucent', which 10 captions have."],
            MisspeltWord.Rule.Check(subject).Select(finding => finding.Message));
    }

    [Fact]
    public void Fragments_in_nearly_every_caption_are_no_fault_where_they_are_the_trigger()
    {
        DatasetSubject subject = Subject([], [.. Enumerable.Range(0, 20).Select(i => Caption($"{i:00}.txt", $"pixel art, punk, hat {i}"))]);
        Assert.Equal("2 fragments are in at least 95 % of the captions: 'pixel art', 'punk'.", Assert.Single(TagEverywhere.Rule.Check(subject)).Message);
        Assert.Empty(TagEverywhere.Rule.Check(subject with { Use = new DatasetUse { Trigger = "pixel art, punk" } }));
    }

    [Theory]
    [InlineData("lips, smile", Severity.Info)]
    [InlineData("lips, hair", Severity.Warning)]
    public void A_tag_that_taggers_write_by_itself_is_only_worth_knowing(string text, Severity severity) =>
        Assert.Equal(severity, Assert.Single(HuskFragment.Rule.Check(Caption(text: text))).Severity);
}
