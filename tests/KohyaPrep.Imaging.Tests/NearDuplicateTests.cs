using KohyaPrep.Core.Datasets;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Duplicates;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Variants;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests;

public sealed class NearDuplicateTests
{
    [Fact]
    public void The_real_punks_have_12_pairs_in_5_groups()
    {
        IReadOnlyList<NearGroup> groups = Find(Shared.Path("punks/images"));
        Assert.Equal((5, 12), (groups.Count, groups.Sum(group => group.Pairs)));
        Assert.Equal([2, 2, 2, 3, 4], groups.Select(group => group.Paths.Count).Order());
        Assert.All(groups, group => Assert.Equal(NearKind.Alike, group.Kind));
    }

    [Fact]
    public void The_bundled_sample_has_none() => Assert.Empty(Find(Repository.Path("datasets", "punks", "images")));

    [Fact]
    public void Nine_pixels_of_ten_make_a_near_duplicate_and_fewer_do_not()
    {
        using TemporaryFolder folder = new(inMemory: true);
        PixelImage sprite = TestSprites.Bundled(5).Last();
        Write(folder, "a.png", sprite);
        Write(folder, "near.png", Repainted(sprite, 57));
        Write(folder, "far.png", Repainted(sprite, 140));
        NearGroup group = Assert.Single(Find(folder.Root));
        Assert.Equal(["a.png", "near.png"], group.Paths);
    }

    [Fact]
    public void Nearly_all_of_many_edited_sprites_are_found_and_nothing_else()
    {
        using TemporaryFolder folder = new(inMemory: true);
        int number = 0, count = Effort.Times(40, 204);
        foreach (PixelImage sprite in TestSprites.Bundled(count))
        {
            Write(folder, $"{number:000}.png", sprite);
            Write(folder, $"{number:000}-edited.png", Repainted(sprite, 10 + (number % 40), number));
            number++;
        }

        IReadOnlyList<NearGroup> groups = Find(folder.Root);
        Assert.All(groups, group => Assert.Single(group.Paths.Select(path => path[..3]).Distinct()));
        Assert.InRange(groups.Count, 0.98 * count, count);
    }

    [Fact]
    public void A_mirror_image_is_told_as_such()
    {
        using TemporaryFolder folder = new(inMemory: true);
        PixelImage[] sprites = [.. TestSprites.Bundled(20)];
        for (int i = 0; i < sprites.Length; i++)
            Write(folder, $"{i:00}.png", sprites[i]);
        Write(folder, "07-turned.png", Turned(sprites[7]));
        NearGroup group = Assert.Single(Find(folder.Root));
        Assert.Equal(NearKind.Mirrored, group.Kind);
        Assert.Equal(["07-turned.png", "07.png"], group.Paths);
    }

    [Fact]
    public void A_sprite_and_its_enlargements_are_one_picture()
    {
        using TemporaryFolder folder = new(inMemory: true);
        PixelImage[] sprites = [.. TestSprites.Bundled(4)];
        for (int i = 0; i < sprites.Length; i++)
            Write(folder, $"{i}.png", sprites[i]);
        Write(folder, "2-large.png", Canvas.Enlarge(sprites[2], 16));
        Write(folder, "2-uneven.png", Variation.Enlarge(sprites[2], 512, 512));
        NearGroup group = Assert.Single(Find(folder.Root));
        Assert.Equal(NearKind.OtherSize, group.Kind);
        Assert.Equal(["2-large.png", "2-uneven.png", "2.png"], group.Paths);
    }

    [Fact]
    public void Photographs_are_found_packed_and_turned_and_smaller_and_others_are_left()
    {
        using TemporaryFolder folder = new(inMemory: true);
        for (int i = 1; i <= 6; i++)
            Write(folder, $"{i}.png", PhotographLike.Make(160, i));
        File.WriteAllBytes(folder.Path("1-packed.jpg"), TestFiles.Encode(PhotographLike.Make(160, 1), SKEncodedImageFormat.Jpeg, 40));
        Write(folder, "2-turned.png", Turned(PhotographLike.Make(160, 2)));
        Write(folder, "3-small.png", Halved(PhotographLike.Make(160, 3)));
        Assert.Equal(
            ["Alike 1-packed.jpg 1.png", "Mirrored 2-turned.png 2.png", "OtherSize 3-small.png 3.png"],
            Find(folder.Root).Select(group => $"{group.Kind} {string.Join(' ', group.Paths)}"));
    }

    [Fact]
    public void Pictures_that_are_read_again_give_the_same_groups()
    {
        string folder = Repository.Path("datasets", "punks", "images");
        IReadOnlyList<ImageFacts> facts = ImageScan.MeasureFolder(folder, recursive: false, cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(NearDuplicates.Find(facts, new ComparedPictures(folder, facts.Count), cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Looking_ahead_with_all_cores_changes_nothing()
    {
        using TemporaryFolder folder = new(inMemory: true);
        int number = 0;
        foreach (PixelImage sprite in TestSprites.Bundled(12))
        {
            for (int edited = 0; edited < Effort.Times(8, 400); edited++)
                Write(folder, $"{number++:00000}.png", Repainted(edited % 5 == 4 ? Turned(sprite) : sprite, 5 + (7 * edited % 60), number));
        }

        IReadOnlyList<string> paths = PictureFolder.List(folder.Root, recursive: false);
        ComparedPictures compared = new(folder.Root, paths.Count);
        IReadOnlyList<ImageFacts> facts = ImageScan.Measure(folder.Root, paths, null, compared, cancellation: TestContext.Current.CancellationToken);
        string[] ahead = Told(true), alone = Told(false);
        Assert.NotEmpty(alone);
        Assert.Equal(alone, ahead);

        string[] Told(bool looksAhead) =>
            [.. NearDuplicates.Find(facts, compared, null, looksAhead, TestContext.Current.CancellationToken).Select(group => $"{group.Kind} {group.Pairs} {string.Join(' ', group.Paths)}")];
    }

    private static IReadOnlyList<NearGroup> Find(string folder)
    {
        IReadOnlyList<string> paths = PictureFolder.List(folder, recursive: false);
        ComparedPictures compared = new(folder, paths.Count);
        IReadOnlyList<ImageFacts> facts = ImageScan.Measure(folder, paths, null, compared, cancellation: TestContext.Current.CancellationToken);
        return NearDuplicates.Find(facts, compared, cancellation: TestContext.Current.CancellationToken);
    }

    private static void Write(TemporaryFolder folder, string name, PixelImage image) => File.WriteAllBytes(folder.Path(name), TestFiles.Encode(image, SKEncodedImageFormat.Png));

    /// <summary>So many of its pixels in a colour that is far from all.</summary>
    private static PixelImage Repainted(PixelImage image, int pixels, int seed = 3)
    {
        PixelImage painted = new(image.Width, image.Height, [.. image.Rgba]);
        int[] places = [.. Enumerable.Range(0, image.Pixels.Length)];
        new Random(seed).Shuffle(places);
        foreach (int place in places.AsSpan(0, pixels))
            painted.Pixels[place] = painted.Pixels[place] == 0xFFFF00FF ? 0xFF00FF00 : 0xFFFF00FF;
        return painted;
    }

    private static PixelImage Turned(PixelImage image) => TestFiles.Of(image.Width, image.Height, (x, y) => image.Row(y)[image.Width - 1 - x]);

    private static PixelImage Halved(PixelImage image) => TestFiles.Of(image.Width / 2, image.Height / 2, (x, y) => image.Row(2 * y)[2 * x]);
}
