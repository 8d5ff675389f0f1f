using System.Text.Json;

namespace KohyaPrep.Punks.Tests;

public sealed class CaptionTests
{
    [Fact]
    public void A_caption_is_one_short_line_that_begins_with_the_trigger()
    {
        foreach (JsonElement traits in CommittedSet.Traits)
        {
            byte[] bytes = File.ReadAllBytes(Path.ChangeExtension(CommittedSet.Image(traits), ".txt"));
            Assert.NotEqual(0xEF, bytes[0]);
            string caption = CommittedSet.Caption(traits);
            string kind = traits.GetProperty("kind").GetString()!;
            Assert.StartsWith($"pixel art portrait of a punk {kind}, ", caption, StringComparison.Ordinal);
            Assert.EndsWith(" background\n", caption, StringComparison.Ordinal);
            Assert.Equal(1, caption.Count(letter => letter == '\n'));
            // A comma is a token of CLIP's, and so is nearly every word of these.
            Assert.InRange(caption.Split([' ', '-']).Length + caption.Count(letter => letter == ','), 10, 65);
            Assert.DoesNotContain('#', caption);
        }
    }

    [Fact]
    public void A_caption_names_what_the_traits_name_and_no_more()
    {
        foreach (JsonElement traits in CommittedSet.Traits)
        {
            string caption = CommittedSet.Caption(traits);
            List<string> told =
            [
                $"{traits.GetProperty("skin").GetString()} skin",
                traits.GetProperty("clothes").GetProperty("color").GetString()!,
                traits.GetProperty("clothes").GetProperty("kind").GetString()!,
                traits.GetProperty("background").GetProperty("kind").GetString()!,
                .. traits.GetProperty("background").GetProperty("colors").EnumerateArray().Select(name => name.GetString()!),
                .. traits.GetProperty("jewellery").EnumerateArray().Select(thing => thing.GetString()!),
            ];
            foreach (string thing in new[] { "hair", "headwear", "glasses", "beard" })
            {
                if (traits.GetProperty(thing) is { ValueKind: JsonValueKind.Object } worn
                    && worn.GetProperty("color").GetString() is { } colour)
                    told.Add(worn.GetProperty("style").GetString() == "3d glasses" ? "3d glasses" : colour);
            }

            Assert.All(told, phrase => Assert.Contains(phrase, caption, StringComparison.Ordinal));
            Assert.Equal(traits.GetProperty("eyes").GetString() is { } eyes ? $"{eyes} eyes" : null, Phrase(caption, " eyes"));
            bool hat = traits.GetProperty("headwear").ValueKind == JsonValueKind.Object;
            Assert.Equal(hat, Phrase(caption, "wearing ") is not null);
            bool bald = traits.GetProperty("hair").GetProperty("style").GetString() == "bald";
            Assert.Equal(bald, Phrase(caption, "bald head") is not null);
        }
    }

    private static string? Phrase(string caption, string part) =>
        caption.Trim().Split(", ").FirstOrDefault(phrase => phrase.Contains(part, StringComparison.Ordinal));
}
