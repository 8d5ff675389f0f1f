using System.Text;
using System.Text.Json;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class TrainerCaptionTests
{
    private static readonly string[] OtherWays = ["enable_wildcard", "metadata_file", "in_json", "cache_info"];

    [Fact]
    public void Captions_are_read_as_the_trainer_itself_read_them()
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/trainer-cases.json")));
        int compared = 0;
        foreach (JsonElement one in cases.RootElement.EnumerateArray().Where(IsPlain))
        {
            foreach (JsonElement image in one.GetProperty("expect").GetProperty("datasets").EnumerateArray().SelectMany(set => set.GetProperty("images").EnumerateArray()))
            {
                string file = Dataset.KeyOf(image.GetProperty("path").GetString()!) + ".txt";
                if (!one.GetProperty("files").TryGetProperty(file, out JsonElement content))
                    continue;
                byte[] bytes = content.TryGetProperty("hex", out JsonElement hex)
                    ? Convert.FromHexString(hex.GetString()!)
                    : Encoding.UTF8.GetBytes(content.GetProperty("text").GetString()!);
                Assert.Equal(image.GetProperty("caption").GetString(), CaptionReader.Read(bytes, file, file).Text);
                compared++;
            }
        }

        Assert.InRange(compared, 200, int.MaxValue);
    }

    private static bool IsPlain(JsonElement one)
    {
        string text = one.GetRawText().Replace(" ", "", StringComparison.Ordinal);
        return one.GetProperty("expect").TryGetProperty("datasets", out _)
            && text.Contains("\"caption_extension\":\".txt\"", StringComparison.Ordinal)
            && text.Split("caption_extension").Length == 2
            && !OtherWays.Any(way => text.Contains(way, StringComparison.Ordinal));
    }
}
