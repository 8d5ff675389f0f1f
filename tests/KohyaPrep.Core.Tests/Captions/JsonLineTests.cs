using KohyaPrep.Core.Captions;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class JsonLineTests
{
    [Theory]
    [InlineData("\"a punk\"", "a punk")]
    [InlineData("  \"caf\\u00e9 \\\"x\\\" \\\\ \\/ \\n\\t\" ", "café \"x\" \\ / \n\t")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"\"", "")]
    public void A_string_is_read_with_its_escapes(string line, string text) => Assert.Equal(text, JsonLine.Read(line));

    [Fact]
    public void Half_of_a_surrogate_pair_is_read_too() => Assert.Equal("half \ud83d", JsonLine.Read("\"half \\ud83d\""));

    [Theory]
    [InlineData("")]
    [InlineData("a punk")]
    [InlineData("{\"a\": 1}")]
    [InlineData("\"open")]
    public void A_line_that_is_no_string_is_null(string line) => Assert.Null(JsonLine.Read(line));
}
