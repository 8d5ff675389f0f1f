using System.Text;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Tests.Rules;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class CaptionTableTests
{
    [Theory]
    [InlineData("file,hair\na.png,red\n", "a.png:red")]
    [InlineData("\uFEFFhair;Image\r\n red ; a.png \r\n\r\n;b.png\r\n", "a.png:red b.png:")]
    [InlineData("\r\n\r\nfile;hair\r\na.png;red\r\n", "a.png:red")]
    [InlineData("file,hair\ra.png,red\rb.png,blue", "a.png:red b.png:blue")]
    [InlineData("file\thair\na\tred, or orange\n", "a:red, or orange")]
    [InlineData("sep=;\nfile;hair\na;\"red; \"\"very\"\"\"\n", "a:red; \"very\"")]
    [InlineData("file,hair\n\"a.png\",\"red\nand blue\"\nb,green", "a.png:red\nand blue b:green")]
    [InlineData("file,hair,hat\na,red\nb,blue,cap", "a:red b:blue")]
    [InlineData("{\"a\": {\"hair\": \"red\", \"train_resolution\": [512, 512]}, \"b\": {\"tags\": \"x\"}}", "a:red b:")]
    [InlineData("[{\"hair\": \"red\", \"file_name\": \"a.png\"}]", "a.png:red")]
    [InlineData("{\"file_name\": \"a.png\", \"hair\": [\"red\", \"blue\"]}\n\n{\"file_name\": \"b.png\", \"hair\": 7}\n", "a.png:red, blue b.png:7")]
    [InlineData("{\"file_name\": \"a.png\", \"hair\": \"red\"}", "a.png:red")]
    [InlineData("{\n \"a\": {\n  \"hair\": \"red\"\n }\n}\n", "a:red")]
    public void Tables_of_every_form_are_read(string text, string rows)
    {
        CaptionTable table = Parse(text);
        Assert.DoesNotContain(table.Faults, fault => fault.IsLost);
        Assert.Equal(rows, string.Join(' ', table.Rows.Select(row => $"{row.Key}:{row.Values.GetValueOrDefault("HAIR")}")));
    }

    [Theory]
    [InlineData("file,hair\na.png,\"red, \"\"very\"\"\"\r\nb.png;blue\tx\n")]
    [InlineData("{\"a\": {\"hair\": \"red\", \"\\ud83d\\ude00\": [\"x\", 1, null]}, \"b\": \"x\"}")]
    [InlineData("{\"file_name\": \"a.png\", \"hair\": \"r\\u00e9d\"}\n{\"file_name\": \"b\"}\n")]
    public void No_damage_to_a_table_ends_in_anything_but_faults(string text)
    {
        byte[] whole = Encoding.UTF8.GetBytes(text);
        Dataset set = Subjects.Set([Subjects.Picture("a.png"), Subjects.Picture("b.png")]);
        for (int seed = 0; seed < 400; seed++)
        {
            Random random = new(seed);
            List<byte> damaged = [.. whole];
            for (int times = random.Next(1, 5); times > 0; times--)
            {
                int at = random.Next(damaged.Count);
                if (random.Next(3) == 0)
                    damaged.RemoveAt(at);
                else if (random.Next(2) == 0)
                    damaged[at] = (byte)random.Next(256);
                else
                    damaged.Insert(at, "\"{}[],;\\\n\r\0\tu"u8[random.Next(13)]);
            }

            CaptionTable table = CaptionTableFile.Parse([.. damaged], "t", null);
            TableMatch match = TableMatch.Of(table, set);
            Assert.All(table.Faults, fault => Assert.True(fault.Line >= 0 && fault.Message.Length > 0 && fault.Remedy.Length > 0));
            Assert.True(match.Values().ByPicture.Count <= 2);
        }
    }

    [Fact]
    public void A_plain_caption_stands_in_the_column_caption() => Assert.Equal("a punk", Parse("{\"a.png\": \"a punk\"}").Rows[0].Values["caption"]);

    [Fact]
    public void A_table_may_be_UTF_16() => Assert.Equal("größe", Rows([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("file,hair\na,größe\n")]));

    [Theory]
    [InlineData("file,hair\na,red, long\nb,blue\n", 2, "4 cells, and there are 2 columns|3 cells, and there are 2 columns")]
    [InlineData("file,hair\na,\"red\nb,blue\n", 2, "never closed")]
    [InlineData("file,hair\na,\"red\nb,\"blue\"\nc,green\n", 2, "never closed")]
    [InlineData("file,hair\n,red\nb,blue\n", 2, "does not say which picture")]
    [InlineData("hair,hat\nred,cap\n", 1, "No column says which picture")]
    [InlineData("file,hair,Hair\na,red,blue\n", 1, "Two columns are called")]
    [InlineData("", 0, "empty")]
    [InlineData("{\"a\": {\"hair\": \"red\"},\n\"b\": }", 2, "not JSON from here")]
    [InlineData("{\"file_name\": \"a\"}\n{\"file_name\": \n{\"file_name\": \"c\"}", 2, "not JSON")]
    [InlineData("[1, {\"file\": \"a\"}]", 0, "not an object")]
    [InlineData("[{\"hair\": \"red\"}]", 1, "No column says which picture")]
    [InlineData("{\"a\": 1.5e3, \"b\": null}", 0, "neither an object nor a text")]
    [InlineData("{\"file\": \"\\ud800\", \"hair\": \"red\"}", 1, "does not say which picture")]
    public void What_is_damaged_is_told_with_its_line(string text, int line, string message)
    {
        TableFault fault = Parse(text).Faults[0];
        Assert.Equal(line, fault.Line);
        Assert.Contains(message.Split('|'), part => fault.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_forgotten_quote_costs_its_own_line_only() =>
        Assert.Equal(["b", "c"], Parse("file,hair\na,\"red\nb,\"blue\"\nc,green\n").Rows.Select(row => row.Key).Skip(1));

    [Fact]
    public void A_text_that_is_not_UTF_8_is_told_with_the_line_of_its_first_bad_byte()
    {
        TableFault fault = Assert.Single(CaptionTableFile.Parse([.. "file,hair\na,b\nc,"u8, 0xE9, .. "\n"u8], "t.csv", null).Faults);
        Assert.Equal((3, true), (fault.Line, fault.Message.Contains("UTF-8", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_missing_table_is_a_finding() =>
        Assert.Equal(["CAP040"], CaptionTables.Read(["/nowhere/t.csv"], null, Subjects.Set([Subjects.Picture()]), path => path).Findings.Select(finding => finding.Code));

    [Theory]
    [InlineData("old/a.png", "old/a.png")]
    [InlineData("old/a", "old/a.png")]
    [InlineData("./new/a.jpg", "new/a.jpg")]
    [InlineData("C:\\sets\\new\\a.jpg", "new/a.jpg")]
    [InlineData("/home/x/old/a.png", "old/a.png")]
    [InlineData("b", "b.png")]
    [InlineData("/data/B.PNG", "b.png")]
    [InlineData("b.webp", "b.png")]
    [InlineData("c.d", "c.d.png")]
    [InlineData("a", "new/a.jpg old/a.png")]
    [InlineData("a.png", "old/a.png")]
    [InlineData("ab", "")]
    [InlineData("", "")]
    public void A_picture_is_found_by_what_a_table_may_call_it(string called, string paths)
    {
        Dataset set = Subjects.Set([Subjects.Picture("b.png"), Subjects.Picture("c.d.png"), Subjects.Picture("new/a.jpg"), Subjects.Picture("old/a.png")]);
        TableMatch match = TableMatch.Of(new CaptionTable("t.csv", [], [new TableRow(called, 1, new Dictionary<string, string>())], []), set);
        Assert.Equal(paths, string.Join(' ', match.Rows[0].Pictures.Select(picture => picture.Path).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Rows_without_pictures_and_pictures_without_rows_are_findings()
    {
        Finding[] findings = [.. Read("file,hair\nlad_1.png,red\nlad_03.png,blue\n", "lad_1.png", "lad_3.png", "x.png").Findings];
        Assert.Equal(["CAP041", "CAP042", "CAP042"], findings.Select(finding => finding.Code));
        Assert.Equal(("t.csv:3", "Did you mean 'lad_3.png'?"), (findings[0].Location.ToString(), findings[0].Remedy));
        Assert.Equal("set/x.png", findings[2].Location.ToString());
    }

    [Fact]
    public void Of_two_rows_the_first_holds_and_the_second_is_told_where_it_says_something_else()
    {
        TableReading read = Read("file,hair,hat\na.png,red,\na.png,blue,cap\n", "a.png");
        Assert.Equal(["CAP043"], read.Findings.Select(finding => finding.Code));
        Assert.Equal("red hair, cap", CaptionTemplate.Parse("{hair} hair, {hat}", read.Values.Columns).Write(Subjects.Picture(), "", "", read.Values));
    }

    [Fact]
    public void A_row_that_may_mean_several_pictures_is_not_used()
    {
        TableReading read = Read("file,hair\na,red\n", "x/a.png", "y/a.png");
        Assert.Equal("CAP043", read.Findings[0].Code);
        Assert.Empty(read.Values.ByPicture);
    }

    [Fact]
    public void A_table_holds_before_what_is_known_otherwise_and_columns_are_fields()
    {
        TableReading read = Read("file,class,mood,background\na.png,old lady,happy,\n", "a.png");
        ImageFacts picture = Subjects.Picture() with { Sketch = new ColourSketch(BackgroundKind.Solid, ["blue"], []) };
        Assert.Equal("old lady, happy, blue background", CaptionTemplate.Parse("{class}, {Mood}, {background} background", read.Values.Columns).Write(picture, "", "punk", read.Values));
        Assert.Contains("Did you mean '{mood}'?", CaptionTemplate.Parse("{moood}", read.Values.Columns).Faults[0].Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.png", "/data/10_old_lady", "old lady")]
    [InlineData("5_lads/a.png", "/data", "lads")]
    [InlineData("x/1999/a.png", "/data", "1999")]
    [InlineData("a.png", "/data/punks/", "punks")]
    public void A_folder_is_named_without_its_repeats(string path, string root, string words) => Assert.Equal(words, CaptionWords.FolderOf(path, root));

    private static CaptionTable Parse(string text) => CaptionTableFile.Parse(Encoding.UTF8.GetBytes(text), "t.csv", null);

    private static string Rows(byte[] file) => CaptionTableFile.Parse(file, "t.csv", null).Rows[0].Values["hair"];

    private static TableReading Read(string text, params string[] pictures)
    {
        using TemporaryFolder folder = new();
        folder.Write("t.csv", text);
        return CaptionTables.Read([folder.Path("t.csv")], null, Subjects.Set([.. pictures.Select(Subjects.Picture)]), _ => "t.csv");
    }
}
