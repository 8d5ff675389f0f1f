using CsCheck;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Tests.Rules;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class CaptionTemplateTests
{
    private static readonly ImageFacts Punk = Subjects.Picture("lad_001_carbon.png") with
    {
        Sketch = new ColourSketch(BackgroundKind.Checkered, ["red", "white"], ["brown", "black"]),
    };

    private static readonly ImageFacts Plain = Punk with { Sketch = new ColourSketch(BackgroundKind.Solid, ["light blue"], []) };

    private static readonly ImageFacts Photo = Punk with { Sketch = null, Colours = ImageFacts.ColourCap };

    [Theory]
    [InlineData("{trigger}, {background} background, {colors}", "pnk, checkered red and white background, brown, black")]
    [InlineData("portrait of a {class}, {name}", "portrait of a punk lad, lad carbon")]
    [InlineData("{color_count} colours, {size} sprite", "20 colours, 24x24 sprite")]
    [InlineData(" {{braces}} ,  , {trigger} ", "{braces}, pnk")]
    [InlineData("{ trigger }", "pnk")]
    [InlineData("one\nline", "one line")]
    [InlineData("", "")]
    public void Fields_are_filled_with_what_is_known(string template, string caption) => Assert.Equal(caption, Write(template, Punk));

    [Fact]
    public void A_fragment_whose_field_is_empty_disappears_wholly()
    {
        Assert.Equal("light blue background, 24x24", Write("{background} background, in {colors}, {size}", Plain));
        Assert.Equal("punk", Write("punk, {background} background with {size}, {color_count} colours", Photo));
        Assert.Equal("", CaptionTemplate.Parse("{trigger}").Write(Punk, " ", ""));
    }

    [Fact]
    public void A_name_that_only_counts_says_nothing() => Assert.Equal("a", Write("a, {name}", Subjects.Picture("below/0012_7.png")));

    [Theory]
    [InlineData(BackgroundKind.Solid, "light blue", "light blue")]
    [InlineData(BackgroundKind.Gradient, "blue|white", "gradient blue and white")]
    [InlineData(BackgroundKind.Striped, "red|red", "striped red")]
    [InlineData(BackgroundKind.Split, "red|green", "split red and green")]
    [InlineData(BackgroundKind.Unknown, "red", "")]
    public void A_background_is_one_tag(BackgroundKind kind, string colours, string words) =>
        Assert.Equal(words, CaptionWords.BackgroundOf(new ColourSketch(kind, colours.Split('|'), [])));

    [Fact]
    public void An_unknown_field_is_a_fault_with_the_nearest_name_and_its_fragment_disappears()
    {
        CaptionTemplate template = CaptionTemplate.Parse("{trigger}, {backgroud} background");
        TemplateFault fault = Assert.Single(template.Faults);
        Assert.Equal(new TemplateFault(11, "'{backgroud}' is not a field of a caption template.", "Did you mean '{background}'?"), fault);
        Assert.Equal("pnk", template.Write(Punk, "pnk", ""));
    }

    [Theory]
    [InlineData("{trigger", 0)]
    [InlineData("a }", 2)]
    [InlineData("{a, b}", 0)]
    public void A_brace_without_its_partner_is_a_fault(string template, int position) => Assert.Equal(position, CaptionTemplate.Parse(template).Faults[0].Position);

    [Fact]
    public void There_is_a_name_for_every_field() =>
        Assert.All(CaptionTemplate.Fields, field => Assert.Empty(CaptionTemplate.Parse($"{{{field}}}").Faults));

    [Fact]
    public void Any_template_gives_a_caption_of_one_line_that_the_trainer_reads_back() =>
        Gen.OneOf((IGen<string>)Gen.OneOf("{trigger}", "{name}", "{background}", "{colors}", "{x}", "{{", "}}", "{", "}", ",", " ", "\n", "\r", "red"), Gen.String[0, 3])
            .Array[0, 10]
            .Select(pieces => string.Concat(pieces))
            .Where(text => !text.Any(char.IsSurrogate))
            .Sample(text =>
            {
                string caption = Write(text, Punk);
                Assert.Equal(caption, CaptionReader.Read(System.Text.Encoding.UTF8.GetBytes(caption), "a.txt", "a.txt").Text);
            });

    [Fact]
    public void A_template_without_braces_is_its_own_caption() =>
        Gen.Char["ab c"].Array[1, 8].Select(text => new string(text).Trim()).Where(text => text.Length > 0).Array[1, 5]
            .Sample(fragments => Assert.Equal(string.Join(", ", fragments), Write(string.Join(',', fragments), Punk)));

    [Fact]
    public void Braces_written_twice_come_out_once() =>
        Gen.Char["ab{}"].Array[1, 8].Select(text => new string(text)).Sample(text =>
        {
            CaptionTemplate template = CaptionTemplate.Parse(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
            Assert.Empty(template.Faults);
            Assert.Equal(text, template.Write(Punk, "", ""));
        });

    private static string Write(string template, ImageFacts picture) => CaptionTemplate.Parse(template).Write(picture, "pnk", "punk lad");
}
