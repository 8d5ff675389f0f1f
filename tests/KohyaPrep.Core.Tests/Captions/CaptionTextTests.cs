using System.Text;
using CsCheck;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Edits;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class CaptionTextTests
{
    [Theory]
    [InlineData("punk, light light skin", "punk, light skin")]
    [InlineData("light Light  light skin", "light skin")]
    [InlineData("very very tall, self-self, half half-life", "very very tall, self-self, half half-life")]
    public void Of_a_doubled_word_one_stays(string text, string expected) => Assert.Equal(expected, DoubledWords.Dropped(text));

    [Theory]
    [InlineData("lips (#595860), hair", "lips, hair")]
    [InlineData("palette: #595860, #a57a67, hat", "hat")]
    [InlineData("hat, #a57a67 background", "hat, background")]
    [InlineData("eyes (#000000, #111111), hat", "eyes, hat")]
    [InlineData("room #12, #tag, #1234567", "room #12, #tag, #1234567")]
    [InlineData("#000000", "")]
    public void Colour_codes_go_with_their_brackets_and_empty_fragments(string text, string expected) => Assert.Equal(expected, ColourCodes.Dropped(text));

    [Theory]
    [InlineData("a, b,  a ,c", "a, b,c")]
    [InlineData("A,a, b", "A, b")]
    [InlineData("a, b", "a, b")]
    public void Of_equal_fragments_the_first_stays(string text, string expected) => Assert.Equal(expected, CaptionFragments.WithoutRepeats(text));

    [Theory]
    [InlineData("smile, hat", "punk", "punk, smile, hat")]
    [InlineData("smile, Punk, hat", "punk", "punk, smile, hat")]
    [InlineData("punks, hat", "punk", "punk, punks, hat")]
    [InlineData("punk, hat", "punk", "punk, hat")]
    [InlineData("smile, pixel art, punk, hat", "pixel art, punk", "pixel art, punk, smile, hat")]
    [InlineData("a portrait of a punk, hat", "punk", "punk, a portrait of a punk, hat")]
    [InlineData("hat, punk", "punk", "punk, hat")]
    public void The_trigger_is_moved_or_put_first(string text, string trigger, string expected) => Assert.Equal(expected, Triggers.First(text, trigger));

    [Fact]
    public void A_file_that_is_read_and_written_is_the_same()
    {
        string[] pieces = ["a", " ", ",", "\r\n", "\n", "\r", "\ufeff", "é", "\t", "x, y"];
        Gen.Int[0, pieces.Length - 1].Select(piece => pieces[piece]).Array[0, 12].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))).Sample(bytes =>
            Assert.Equal(bytes, CaptionDocument.Read(bytes)!.ToBytes()));
    }

    [Fact]
    public void An_edit_leaves_marks_line_ends_and_blanks_as_they_are()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("\ufeff  one \r\n\r\ntwo");
        Assert.Equal("\ufeff  one! \r\n\r\ntwo!", Encoding.UTF8.GetString(CaptionDocument.Read(bytes)!.Edit(text => text + "!").ToBytes()));
    }

    [Fact]
    public void Lines_are_joined_once_with_commas() =>
        Assert.Equal("a, b, c\n", Encoding.UTF8.GetString(CaptionDocument.Of("a,\n\n b\nc,\n").Joined().ToBytes()));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 }, "UTF-16", "a", true)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 0x61 }, "UTF-16", "a", true)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0 }, "UTF-32", "a", true)]
    [InlineData(new byte[] { 0x63, 0xE9 }, "Windows-1252", "cé", false)]
    public void Another_encoding_is_told_by_its_bytes(byte[] bytes, string name, string text, bool isCertain) =>
        Assert.Equal(new CaptionEncoding(name, text, isCertain), CaptionEncoding.Guess(bytes));

    [Fact]
    public void What_fits_no_encoding_is_not_guessed() => Assert.Null(CaptionEncoding.Guess([0x63, 0x81, 0x00]));
}
