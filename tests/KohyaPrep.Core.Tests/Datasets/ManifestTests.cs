using System.Reflection;
using System.Text;
using System.Text.Json;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Datasets;

public sealed class ManifestTests : IDisposable
{
    private const string Version = "this one";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_fact_is_written_and_read_back()
    {
        ImageFacts facts = Unusual();
        ImageFacts read = ReadBack(facts).Find(facts.Path, isMap: false, facts.FileSize)!;
        foreach (PropertyInfo property in Settable())
        {
            object? expected = property.GetValue(facts), actual = property.GetValue(read);
            if (property.PropertyType == typeof(ColourSketch))
                (expected, actual) = (Flat((ColourSketch)expected!), Flat((ColourSketch)actual!));
            Assert.True(Equals(expected, actual), $"{property.Name}: {expected} became {actual}");
        }
    }

    [Fact]
    public void What_is_nothing_is_read_back_as_nothing()
    {
        ImageFacts facts = new() { Path = "a.png", FileSize = 3, Format = "", Readability = Readability.Undecodable, FileHash = "", Modified = 9, ProfileShift = null };
        Assert.Equal(facts, ReadBack(facts).Find("a.png", isMap: false, 3));
    }

    [Fact]
    public void Facts_count_only_for_a_file_of_the_same_size_and_time()
    {
        long now = DateTime.UtcNow.Ticks;
        Manifest known = ReadBack(Facts("a.png", 10, 100), Facts("recent.png", 10, now), Facts("timeless.png", 10, 0));
        ImageFacts facts = known.Find("a.png", isMap: false, 10)!;
        Assert.True(known.IsSame(facts, 100));
        Assert.False(known.IsSame(facts, 101));
        Assert.False(known.IsSame(known.Find("recent.png", isMap: false, 10)!, now));
        Assert.False(known.IsSame(known.Find("timeless.png", isMap: false, 10)!, 0));
        Assert.Null(known.Find("a.png", isMap: false, 11));
        Assert.Null(known.Find("a.png", isMap: true, 10));
    }

    [Fact]
    public void Damaged_lines_are_counted_and_the_others_stand()
    {
        string path = Write(Facts("a.png", 1, 1), Facts("b.png", 1, 1), Facts("c.png", 1, 1));
        string[] lines = File.ReadAllLines(path);
        lines[2] = lines[2][..^20];
        File.WriteAllLines(path, [.. lines, "7", "{\"path\": \"d.png\", \"size\": \"large\"}", "{\"path\": 1}", ""]);
        Manifest known = Manifest.Read(path, Version);
        Assert.Equal(["a.png", "c.png"], known.Pictures.Order(StringComparer.Ordinal));
        Assert.Equal(5, known.Damaged);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing of ours\n")]
    [InlineData("[]\n")]
    [InlineData("{\"kohyaprep_manifest\": 99, \"measured\": \"this one\"}\n")]
    [InlineData("{\"kohyaprep_manifest\": 1, \"measured\": \"another\"}\n")]
    [InlineData("{\"kohyaprep_manifest\": 1, \"measured\": 3}\n")]
    public void A_file_of_another_kind_or_version_knows_nothing(string first)
    {
        string line = File.ReadAllLines(Write(Facts("a.png", 1, 1)))[1];
        Assert.Empty(Manifest.Read(folder.Write("other.jsonl", first + line + "\n"), Version).Pictures);
        Assert.Empty(Manifest.Read(folder.Path("none.jsonl"), Version).Pictures);
    }

    [Fact]
    public void The_caption_stands_in_the_line_for_people()
    {
        string line = File.ReadAllLines(Write(Facts("a.png", 1, 1)))[1];
        using JsonDocument document = JsonDocument.Parse(line);
        Assert.Equal("a punk with a “hat”", document.RootElement.GetProperty("caption").GetString());
    }

    [Fact]
    public void Ranks_count_from_nought_and_people_from_one()
    {
        Assert.Equal(new Shard(0, 3), Shard.TryParse("0/3"));
        Assert.Equal(new Shard(0, 3), Shard.TryParse("3/3"));
        Assert.Equal(new Shard(2, 3), Shard.TryParse("2/3"));
        foreach (string wrong in (string[])["", "3", "4/3", "-1/3", "1/0", "1/3/3", "a/3", "1/99999999", " 1/3"])
            Assert.Null(Shard.TryParse(wrong));
    }

    [Fact]
    public void Every_path_is_in_one_part_and_its_caption_with_it()
    {
        Shard[] shards = [.. Enumerable.Range(0, 7).Select(index => new Shard(index, 7))];
        int[] sizes = new int[7];
        for (int i = 0; i < 7000; i++)
        {
            Shard only = Assert.Single(shards, shard => shard.Holds($"folder/p{i}.png"));
            Assert.True(only.Holds($"folder/p{i}.txt"));
            sizes[only.Index]++;
        }

        Assert.All(sizes, size => Assert.InRange(size, 850, 1150));
    }

    private static PropertyInfo[] Settable() => [.. typeof(ImageFacts).GetProperties().Where(property => property.SetMethod is not null)];

    /// <summary>Facts of which none is what it would be if it had been forgotten.</summary>
    private static ImageFacts Unusual()
    {
        ImageFacts facts = Facts("folder/über.png", 123456789012, 0);
        int number = 3;
        foreach (PropertyInfo property in Settable())
        {
            number++;
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            object value = type == typeof(string) ? $"{property.Name} \"{number}\" “ü”"
                : type == typeof(bool) ? true
                : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
                : type == typeof(ColourSketch) ? new ColourSketch(BackgroundKind.Split, ["red", "blue"], ["dark red"])
                : type == typeof(double) ? number / 7.0
                : Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture);
            property.SetValue(facts, value);
        }

        return facts;
    }

    private static string Flat(ColourSketch sketch) => $"{sketch.Background}: {string.Join(',', sketch.BackgroundColours)}: {string.Join(',', sketch.Dominant)}";

    private static ImageFacts Facts(string path, long size, long modified) =>
        new() { Path = path, FileSize = size, Modified = modified, Format = "png", Readability = Readability.Whole, FileHash = "0123456789abcdef0123456789abcdef" };

    private Manifest ReadBack(params ImageFacts[] facts)
    {
        Manifest read = Manifest.Read(Write(facts), Version);
        Assert.Equal(0, read.Damaged);
        return read;
    }

    private string Write(params ImageFacts[] facts)
    {
        using MemoryStream stream = new();
        ManifestWriter.Write(stream, new ManifestHead(Version, null), new Dataset("/root", "root", facts, [], null), _ => "a punk with a “hat”");
        return folder.Write("manifest.jsonl", Encoding.UTF8.GetString(stream.ToArray()));
    }
}
