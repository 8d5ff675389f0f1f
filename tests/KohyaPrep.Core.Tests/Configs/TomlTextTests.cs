using CsCheck;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;
using Tomlyn;
using Tomlyn.Model;

namespace KohyaPrep.Core.Tests.Configs;

public class TomlTextTests
{
    // Any text without lone surrogates, rich in what TOML gives a meaning.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char["\"\\'#[]{}=,.\n\r\t\b\f\0 \x1b\x7f\u0085\u2028äé日ux0"], 0, 12],
        Gen.String[Gen.Char[' ', '~'], 0, 20],
        Gen.Const("C:\\train\\new"),
        Gen.Const("emoji 😀")).Where(TomlText.IsReadable);

    [Fact]
    public void Every_text_reads_back_as_itself() => Texts.Sample(text =>
        (string)Read($"a = {TomlText.Of(SettingValue.Of(text))}") == text);

    [Fact]
    public void Every_list_of_texts_reads_back_as_itself() => Texts.List[0, 4].Sample(texts =>
    {
        SettingValue.Items items = new([.. texts.Select(SettingValue.Of)]);
        return ((TomlArray)Read($"a = {TomlText.Of(items)}")).Cast<string>().SequenceEqual(texts);
    });

    [Fact]
    public void Every_number_reads_back_as_the_same_float() => Gen.Double.Where(double.IsFinite).Sample(number =>
        Read($"a = {TomlText.Of(SettingValue.Of(number))}") is double read && read == number);

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\" begins like a longer string")]
    [InlineData("C:\\users\u001b")]
    public void What_the_trainer_s_reader_cannot_read_is_refused(string text)
    {
        Assert.False(TomlText.IsReadable(text));
        Assert.Throws<KohyaPrepException>(() => TomlText.Of(SettingValue.Of(text)));
    }

    [Fact]
    public void A_comma_that_begins_an_item_is_written_as_its_code() => Assert.Equal(
        "[\"\\u002c a,b\", \"a,b\", \"C:\\\\users\"]",
        TomlText.Of(new SettingValue.Items([SettingValue.Of(", a,b"), SettingValue.Of("a,b"), SettingValue.Of("C:\\users")])));

    [Theory]
    [InlineData(1e-4, "0.0001")]
    [InlineData(2e-6, "2e-06")]
    [InlineData(1.0, "1.0")]
    [InlineData(1e16, "10000000000000000.0")]
    [InlineData(2e300, "2e+300")]
    [InlineData(-0.5, "-0.5")]
    public void A_float_is_written_with_a_point_or_an_exponent(double value, string text) =>
        Assert.Equal(text, TomlText.Of(SettingValue.Of(value)));

    private static object Read(string text) => TomlSerializer.Deserialize<TomlTable>(text)!["a"];
}
