using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using KohyaPrep.Core.Configs;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Configs;

public class PythonTomlTests
{
    private const string Settings = """
        # a training file
        [model]
        pretrained_model_name_or_path = "C:\\models\\sd15.safetensors"
        output_name = 'punk'  # the trigger
        [[datasets]]
        resolution = [24, 24]
        caption_extension = ".txt"
          [[datasets.subsets]]
          image_dir = "/data/10_punk"
          num_repeats = 1_0
        [training]
        optimizer_args = ["weight_decay=0.01", "betas=0.9,0.999"]
        learning_rate = 1e-4
        started = 2024-01-02T03:04:05Z
        noise = {offset = 0.1, kinds = ["a", 'b'], more = {x = 1}}
        sample_prompts = '''
        a punk \
        a lad'''
        a.b."c.d" = [[1, 2], ["x"]]
        """;

    private static readonly string[] Pieces =
    [
        "\"\"\"", "'''", "\"", "'", "\\", "[", "]", "[[", "]]", "{", "}", ",", "=", ".", "#", "\n", "\r\n", "\r", "_", "-", "+", "e", "\ufeff", "\0",
        "\\u", "\\U0001F600", "😀", "\ud83d", "ä", "07:32:00", "2024-01-02", "0x", "nan", "true", "a", " ", "1", "[1,,2]", "{a=1}", "\u0661", "= ",
    ];

    [Fact]
    public void Every_text_of_the_trainer_s_reader_is_read_as_it_reads_it()
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(Shared.Path("conformance/toml-quirks.json")));
        Assert.All(cases.RootElement.EnumerateArray().ToList(), one =>
        {
            string text = one.GetProperty("text").GetString()!;
            string expected = one.TryGetProperty("error", out JsonElement error) ? error.GetString()! : Shown(one.GetProperty("value"));
            Assert.Equal((text, expected), (text, Shown(PythonToml.Read(text))));
        });
    }

    [Theory]
    [InlineData("a = [1,,2]", "{a:[i1,i2]}")]
    [InlineData("a = [1", "{a:[]}")]
    [InlineData("\ufeffa = 1", "{\ufeffa:i1}")]
    [InlineData("!a = 1", "{!a:i1}")]
    [InlineData("a . b = 1", "{a :{b:i1}}")]
    [InlineData("a = -0.0", "{a:f0.0}")]
    [InlineData("a = 07:32:00 or so", "{a:time 07:32:00}")]
    [InlineData("a = 07:32:00.123", "{a:time 07:32:00.000123}")]
    [InlineData("a = 2024-01-02 03:04:05.5-01:30", "{a:datetime 2024-01-02T03:04:05.500000-01:30}")]
    [InlineData("a = 2024-01-02", "{a:date 2024-01-02}")]
    [InlineData("{a = 1, b = 2}", "{a:i1,b:i2}")]
    [InlineData("a.b = \"\"\"x\n\"\"\"", "{a:{},b:'x\n'}")]
    [InlineData("[[t]]\na=1\n[t.s]\nb=2\n[t.s]\nc=3", "{t:[{a:i1,s:{b:i2,c:i3}}]}")]
    [InlineData("a = \"x\"\na.b.c = 1", "TypeError: 'str' object does not support item assignment")]
    [InlineData("a = 1\na.b.c = 1", "TypeError: argument of type 'int' is not iterable")]
    [InlineData("a = {b = 1}\n[[a]]", "AttributeError: 'DynamicInlineTableDict' object has no attribute 'append'")]
    [InlineData("a = 1\r", "IndexError: list index out of range")]
    [InlineData("a = [\"x\",", "IndexError: string index out of range")]
    [InlineData(". = 1", "IndexError: list index out of range")]
    [InlineData("a = \"\\u\\u0041\"", "IndexError: string index out of range")]
    [InlineData("a = \"\\UFFFFFFFF\"", "OverflowError: Python int too large to convert to C int")]
    [InlineData("x=0x1F", "TomlDecodeError: Invalid date or number (line 1 column 1 char 0)")]
    [InlineData("a = 25:00:00", "TomlDecodeError: hour must be in 0..23 (line 1 column 1 char 0)")]
    [InlineData("😀 = 1\na = ]", "TomlDecodeError: invalid literal for int() with base 0: ']' (line 2 column 1 char 6)")]
    public void A_quirk_is_kept(string text, string expected) => Assert.Equal(expected, Shown(PythonToml.Read(text)));

    [Fact]
    public void Each_value_knows_the_line_of_its_key()
    {
        ConfigNode.Table root = PythonToml.Read("[t] # one\na = [\n 1,\n 2]\n\nb = '''\nx\n'''\n[t.s]\nc.d = 1\n").Root!;
        ConfigNode.Table table = (ConfigNode.Table)root.Find("t")!;
        ConfigNode.Table inner = (ConfigNode.Table)table.Find("s")!;
        Assert.Equal([1, 2, 6, 9, 10], [table.Line, table.Find("a")!.Line, table.Find("b")!.Line, inner.Line, inner.Find("c")!.Line]);
    }

    [Fact]
    public void An_error_knows_its_line() =>
        Assert.Equal((4, 2), (PythonToml.Read("a = [\n1]\n\nb = x").Error!.Line, PythonToml.Read("[t]\na = 1\r").Error!.Line));

    [Fact]
    public void Every_text_gives_a_table_or_an_error() => Gen.Select(Gen.Int[0, Settings.Length], Gen.Int[0, 8], Gen.Int[0, Pieces.Length - 1])
        .List[1, 6].Sample(Reads, iter: 10_000);

    [Theory]
    [InlineData("[")]
    [InlineData("{a=")]
    [InlineData("{a = [")]
    [InlineData("\"")]
    [InlineData("'\"")]
    [InlineData(",")]
    [InlineData("=")]
    [InlineData("\\")]
    [InlineData("a.")]
    [InlineData("\"x\",")]
    [InlineData("_")]
    [InlineData("\n")]
    [InlineData("\u0661")]
    public void Endless_repetition_comes_to_an_end(string piece)
    {
        string many = string.Concat(Enumerable.Repeat(piece, 20_000));
        foreach (string text in (string[])[many, $"a = {many}", $"a = [{many}]", $"[{many}]", $"a={many}", $"a = \"\"\"{many}", $"a = {{b = {many}}}"])
            Assert.NotNull(PythonToml.Read(text));
    }

    [Fact]
    public void Too_deep_a_nesting_ends_as_in_Python()
    {
        Assert.NotNull(PythonToml.Read($"a = {new string('[', 400)}1{new string(']', 400)}").Root);
        Assert.Equal("RecursionError", PythonToml.Read($"a = {new string('[', 2000)}1{new string(']', 2000)}").Error?.Type);
    }

    private static void Reads(List<(int Place, int Cut, int Piece)> changes)
    {
        StringBuilder text = new(Settings);
        foreach ((int place, int cut, int piece) in changes)
        {
            int at = Math.Min(place, text.Length);
            text.Remove(at, Math.Min(cut, text.Length - at)).Insert(at, Pieces[piece]);
        }

        PythonTomlReading reading = PythonToml.Read(text.ToString());
        Assert.True(reading.Root is null != reading.Error is null);
    }

    private static string Shown(PythonTomlReading reading) => reading.Error?.ToString() ?? Shown(reading.Root!);

    private static string Shown(ConfigNode node) => node switch
    {
        ConfigNode.Text text => $"'{text.Value}'",
        ConfigNode.Whole whole => $"i{whole.Value}",
        ConfigNode.Number number => $"f{PythonRepr.Of(number.Value)}",
        ConfigNode.Flag flag => PythonRepr.Of(flag.Value),
        ConfigNode.Moment moment => $"{moment.Kind} {PythonMoment.Of(moment).Iso}",
        ConfigNode.Items items => $"[{string.Join(',', items.Values.Select(Shown))}]",
        ConfigNode.Table table => $"{{{string.Join(',', table.Entries.Select(entry => $"{entry.Key}:{Shown(entry.Value)}"))}}}",
        _ => "?",
    };

    // Integers and floats differ in how they are written; kinds that JSON lacks are objects with one key.
    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"'{value.GetString()}'",
        JsonValueKind.True or JsonValueKind.False => PythonRepr.Of(value.GetBoolean()),
        JsonValueKind.Number when value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') => $"f{PythonRepr.Of(value.GetDouble())}",
        JsonValueKind.Number => $"i{value.GetRawText()}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Shown))}]",
        _ when value.TryGetProperty("$int", out JsonElement whole) => $"i{whole.GetString()}",
        _ when value.TryGetProperty("$float", out JsonElement number) => $"f{number.GetString()}",
        _ when value.TryGetProperty("$date", out JsonElement moment) => Moment(moment.GetString()!),
        _ => $"{{{string.Join(',', value.EnumerateObject().Select(entry => $"{entry.Name}:{Shown(entry.Value)}"))}}}",
    };

    private static string Moment(string iso) =>
        string.Create(CultureInfo.InvariantCulture, $"{(iso.Contains('T', StringComparison.Ordinal) ? "datetime" : iso.Contains(':', StringComparison.Ordinal) ? "time" : "date")} {iso}");
}
