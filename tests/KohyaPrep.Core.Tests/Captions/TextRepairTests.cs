using CsCheck;
using KohyaPrep.Core.Captions.Repairs;

namespace KohyaPrep.Core.Tests.Captions;

/// <summary>What ftfy 6.3.1 itself makes of these texts.</summary>
public sealed class TextRepairTests
{
    [Theory]
    [InlineData("cafÃ©", "café")]
    [InlineData("a cafÃ© Ã la mode", "a café à la mode")]
    [InlineData("â€œquotedâ€\u009d text", "\"quoted\" text")]
    [InlineData("â€œ lossy â€\ufffd", "\" lossy \ufffd")]
    [InlineData("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет")]
    [InlineData("РџСЂРёРІРµС‚", "Привет")]
    [InlineData("Ã¼ber and “fine”", "über and \"fine\"")]
    [InlineData("\u0085next", "…next")]
    [InlineData("über, naïve, Łódź, 漢字", "über, naïve, Łódź, 漢字")]
    [InlineData("ZURÜCK", "ZURÜCK")]
    public void Text_decoded_with_a_wrong_encoding_is_decoded_anew_and_sound_text_stays(string text, string repaired) =>
        Assert.Equal(repaired, TextRepair.Fix(text));

    [Theory]
    [InlineData("salt &amp; pepper", "salt & pepper")]
    [InlineData("&lt;tag&gt;", "<tag>")]
    [InlineData("<3 &lt;3", "<3 &lt;3")]
    [InlineData("&EACUTE;&#39;&#x27;&#128;", "É''€")]
    [InlineData("&amp;amp;", "&")]
    [InlineData("&#59; &#12ab; &nothing; &amp", "&#59; &#12ab; &nothing; &amp")]
    [InlineData("&amp;\n<b>\n&amp;", "&\n<b>\n&amp;")]
    public void Entities_are_unescaped_until_the_text_turns_out_to_be_HTML(string text, string repaired) => Assert.Equal(repaired, TextRepair.Fix(text));

    [Theory]
    [InlineData("\e[31mred\e[0m", "red", RepairKind.TerminalEscapes)]
    [InlineData("\ufeffmark\u0000", "mark", RepairKind.ControlCharacters)]
    [InlineData("a\r\nb\u2028c", "a\nb\nc", RepairKind.LineBreaks)]
    [InlineData("‘a’ „b“", "'a' \"b\"", RepairKind.Quotes)]
    [InlineData("ﾊﾝｶｸ　Ａ", "ハンカク A", RepairKind.Width)]
    [InlineData("ﬂuﬃeﬆ ǅ", "fluffiest Dž", RepairKind.Ligatures)]
    [InlineData("e\u0323\u0302", "ệ", RepairKind.Composition)]
    [InlineData("&hearts;", "♥", RepairKind.Entities)]
    [InlineData("cafÃ©", "café", RepairKind.Mojibake)]
    public void What_was_done_is_named(string text, string repaired, RepairKind kind)
    {
        RepairedText explained = TextRepair.Explain(text);
        Assert.Equal(repaired, explained.Text);
        Assert.Equal([kind], explained.Kinds);
    }

    // Not as a theory: the names of its cases cannot hold half a character.
    [Fact]
    public void Half_of_a_surrogate_pair_becomes_a_sign_for_nothing() =>
        Assert.Equal("\ufffd half \ufffd\ufffd 😀", TextRepair.Fix("\ud83d half \ude00\ud83d 😀"));

    [Fact]
    public void A_repaired_line_needs_no_repair() =>
        Gen.String[Gen.Char["aÃ©â€™œ&amp;#39 ﬁＡ\u0301\u1161ᄀ\u0085\e[m"], 0, 20].Sample(text =>
        {
            string repaired = TextRepair.Fix(text);
            // A '<' that came out of an entity ends the unescaping, and a line break begins another line.
            if (!repaired.Contains('<', StringComparison.Ordinal) && !repaired.Contains('\n', StringComparison.Ordinal))
                Assert.Equal(repaired, TextRepair.Fix(repaired));
        });
}
