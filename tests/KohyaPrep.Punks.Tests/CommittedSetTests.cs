using System.Text.Json;
using KohyaPrep.Punks.Drawing;
using SkiaSharp;

namespace KohyaPrep.Punks.Tests;

public sealed class CommittedSetTests
{
    [Fact]
    public void Painting_it_anew_gives_the_committed_bytes()
    {
        foreach ((string name, byte[] bytes) in CommittedSet.Files)
        {
            byte[] committed = File.ReadAllBytes(Path.Combine(CommittedSet.Folder, name));
            Assert.True(bytes.AsSpan().SequenceEqual(committed), $"{name} differs");
        }
    }

    [Fact]
    public void Nothing_else_lies_among_the_images() =>
        Assert.Equal(
            CommittedSet.Files.Select(file => file.Name)
                .Where(name => name.StartsWith("images/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(CommittedSet.Folder, "images"))
                .Select(path => $"images/{Path.GetFileName(path)}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Each_of_204_pictures_has_24_by_24_opaque_pixels_of_as_many_colours_as_its_traits_say()
    {
        Assert.Equal(204, CommittedSet.Traits.Count);
        foreach (JsonElement traits in CommittedSet.Traits)
        {
            SKColor[] pixels = CommittedSet.Pixels(traits);
            Assert.All(pixels, pixel => Assert.Equal(255, pixel.Alpha));
            int colours = pixels.Distinct().Count();
            Assert.InRange(colours, 10, 60);
            Assert.Equal(traits.GetProperty("colors").GetInt32(), colours);
        }
    }

    [Fact]
    public void About_half_of_the_files_store_alpha_and_the_traits_say_which()
    {
        foreach (JsonElement traits in CommittedSet.Traits)
        {
            byte colourType = File.ReadAllBytes(CommittedSet.Image(traits))[25];
            Assert.Equal(traits.GetProperty("mode").GetString() == "RGB" ? 2 : 6, colourType);
        }

        Assert.InRange(CommittedSet.Traits.Count(traits => traits.GetProperty("mode").GetString() == "RGB"), 80, 124);
    }

    [Fact]
    public void About_half_are_lads_and_all_five_backgrounds_occur()
    {
        Assert.InRange(CommittedSet.Traits.Count(traits => traits.GetProperty("kind").GetString() == "lad"), 95, 109);
        Assert.Equal(
            ["checkered", "gradient", "solid", "split", "striped"],
            CommittedSet.Traits.Select(traits => traits.GetProperty("background").GetProperty("kind").GetString()!)
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_pictures_share_four_fifths_of_their_pixels()
    {
        for (int i = 0; i < CommittedSet.Painted.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int equal = CommittedSet.Painted[i].Canvas.EqualPixels(CommittedSet.Painted[j].Canvas);
                Assert.True(equal * 5 < Canvas24.Size * Canvas24.Size * 4, $"{i + 1} and {j + 1} share {equal} pixels");
            }
        }
    }

    [Fact]
    public void Traits_are_sorted_by_file() =>
        Assert.Equal(
            CommittedSet.Traits.Select(traits => traits.GetProperty("file").GetString()!).Order(StringComparer.Ordinal),
            CommittedSet.Traits.Select(traits => traits.GetProperty("file").GetString()!));
}
