using CsCheck;
using KohyaPrep.Core.Captions;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class PythonTextTests
{
    // What str.isspace() says of every character up to U+FFFF, in Python 3.11; there are none above.
    private static readonly int[] Spaces =
    [
        0x9, 0xa, 0xb, 0xc, 0xd, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007,
        0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
    ];

    [Fact]
    public void The_same_characters_are_space_as_in_Python() =>
        Assert.Equal(Spaces, Enumerable.Range(0, 0x10000).Where(code => PythonText.IsSpace((char)code)));

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("\n", new[] { "" })]
    [InlineData("a\r\nb\rc\nd", new[] { "a", "b", "c", "d" })]
    [InlineData("a\n\rb", new[] { "a", "", "b" })]
    [InlineData("a\vb\fc\u001cd\u0085e\u2028f", new[] { "a\vb\fc\u001cd\u0085e\u2028f" })]
    public void Only_line_feeds_and_carriage_returns_end_a_line(string text, string[] lines) => Assert.Equal(lines, PythonText.Lines(text));

    [Fact]
    public void Lines_joined_again_are_the_text_with_its_ends_made_equal() =>
        Gen.Char["ab \r\n\u2028"].Array[0, 12].Select(characters => new string(characters)).Sample(text =>
        {
            string universal = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            string joined = string.Join('\n', PythonText.Lines(text));
            Assert.Equal(universal.EndsWith('\n') ? universal[..^1] : universal, joined);
        });

    [Fact]
    public void Stripping_takes_spaces_off_both_ends_and_leaves_a_byte_order_mark() =>
        Assert.Equal("\ufeff a", PythonText.Strip("\u001c\u3000\ufeff a\u00a0\n"));
}
