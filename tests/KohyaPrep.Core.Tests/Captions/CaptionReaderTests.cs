using System.Text;
using CsCheck;
using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class CaptionReaderTests
{
    [Fact]
    public void The_first_line_is_the_caption_and_the_others_are_counted()
    {
        CaptionFacts facts = Read("  punk, red hair \r\n\r\nlost\rlost too");
        Assert.Equal("punk, red hair", facts.Text);
        Assert.Equal(3, facts.Lines);
        Assert.False(facts.HasNoLines);
    }

    [Fact]
    public void A_blank_first_line_is_an_empty_caption()
    {
        CaptionFacts facts = Read("\n\nfirst blank then text");
        Assert.Equal(("", 1, false), (facts.Text, facts.Lines, facts.HasNoLines));
    }

    [Fact]
    public void A_file_without_bytes_has_no_lines() => Assert.Equal(("", 0, true), (Read("").Text, Read("").Lines, Read("").HasNoLines));

    [Fact]
    public void A_byte_order_mark_stays_in_the_caption()
    {
        CaptionFacts facts = Read("\ufeffpunk");
        Assert.Equal("\ufeffpunk", facts.Text);
        Assert.True(facts.HasByteOrderMark);
    }

    [Theory]
    [InlineData(new byte[] { 0x63, 0xE9 })]
    [InlineData(new byte[] { 0x61, 0x0A, 0xFF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })]
    public void One_wrong_byte_in_any_line_makes_the_file_unreadable(byte[] bytes) => Assert.False(CaptionReader.Read(bytes, "a.txt", "a.txt").IsUtf8);

    [Fact]
    public void Any_bytes_are_read_without_an_exception_and_the_caption_is_one_stripped_line() =>
        Gen.Byte.Array[0, 40].Sample(bytes =>
        {
            CaptionFacts facts = CaptionReader.Read(bytes, "a.txt", "a.txt");
            Assert.DoesNotContain('\n', facts.Text);
            Assert.DoesNotContain('\r', facts.Text);
            Assert.Equal(bytes.Length == 0, facts.HasNoLines);
            Assert.Equal(32, facts.FileHash.Length);
        });

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_fact_and_no_exception()
    {
        CaptionFacts facts = CaptionReader.ReadFile(Path.GetTempPath(), "a.txt", "a.txt");
        Assert.NotEqual("", facts.Trouble);
        Assert.True(facts.IsUtf8);
    }

    private static CaptionFacts Read(string text) => CaptionReader.Read(Encoding.UTF8.GetBytes(text), "a.txt", "set/a.txt");
}
