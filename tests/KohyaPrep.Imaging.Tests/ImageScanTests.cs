using KohyaPrep.Core.Datasets;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Tests;

public sealed class ImageScanTests
{
    [Fact]
    public void A_folder_is_listed_in_order_without_what_is_hidden_or_no_picture()
    {
        using TemporaryFolder folder = new();
        foreach (string name in (string[])["b.png", "a b.JPG", "-x.WebP", "B.png", "ä.bmp", "c.gif", "d.txt", ".hidden.png", "deep/e.jpeg", "deep/er/f.PNG", ".git/g.png", "png"])
            folder.Write(name, "");
        Assert.Equal(["-x.WebP", "B.png", "a b.JPG", "b.png", "c.gif", "ä.bmp"], PictureFolder.List(folder.Root, recursive: false));
        Assert.Equal(
            ["-x.WebP", "B.png", "a b.JPG", "b.png", "c.gif", "deep/e.jpeg", "deep/er/f.PNG", "ä.bmp"],
            PictureFolder.List(folder.Root, recursive: true));
    }

    [Fact]
    public void A_link_that_leads_back_up_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making links needs a privilege on Windows");
        using TemporaryFolder folder = new();
        folder.Write("deep/a.png", "");
        Directory.CreateSymbolicLink(folder.Path("deep", "up"), folder.Root);
        File.CreateSymbolicLink(folder.Path("link.png"), folder.Path("deep", "a.png"));
        Assert.Equal(["deep/a.png", "link.png"], PictureFolder.List(folder.Root, recursive: true));
    }

    [Fact]
    public void Every_file_is_measured_in_order_and_a_bad_one_stops_nothing()
    {
        using TemporaryFolder folder = new();
        byte[] whole = PngWriter.Encode(TestFiles.Picture(5, 5));
        for (int i = 0; i < 50; i++)
            File.WriteAllBytes(folder.Path($"p{i:00}.png"), i == 7 ? whole[..40] : i == 8 ? [] : whole);
        File.WriteAllBytes(folder.Path("q.gif"), [.. "GIF89a"u8, 1, 0, 1, 0]);
        List<(int Done, int Total)> told = [];
        IReadOnlyList<ImageFacts> facts = ImageScan.MeasureFolder(folder.Root, recursive: true, (done, total) => told.Add((done, total)), TestContext.Current.CancellationToken);
        Assert.Equal(PictureFolder.List(folder.Root, recursive: true), facts.Select(fact => fact.Path));
        Assert.Equal(
            ["p07.png CutShort", "p08.png Empty", "q.gif Unsupported"],
            facts.Where(fact => fact.Readability != Readability.Whole).Select(fact => $"{fact.Path} {fact.Readability}"));
        Assert.Equal((51, 51), told[^1]);
        Assert.Equal(told.OrderBy(step => step.Done), told);
    }

    [Fact]
    public void A_file_without_permission_is_reported_as_such()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("permissions do not hold for this user");
            return;
        }

        using TemporaryFolder folder = new();
        File.SetUnixFileMode(folder.Write("a.png", "x"), UnixFileMode.None);
        ImageFacts facts = Assert.Single(ImageScan.MeasureFolder(folder.Root, recursive: false, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal((Readability.Undecodable, "the file may not be read (permission denied)"), (facts.Readability, facts.Trouble));
    }

    [Fact]
    public void A_scan_can_be_cancelled()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.png", "x");
        Assert.ThrowsAny<OperationCanceledException>(
            () => ImageScan.MeasureFolder(folder.Root, recursive: false, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_real_punks_are_what_they_are_known_to_be()
    {
        IReadOnlyList<ImageFacts> facts = ImageScan.MeasureFolder(Shared.Path("punks/images"), recursive: false, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(204, facts.Count);
        Assert.All(facts, fact => Assert.Equal((Readability.Whole, 24, 24, 0, 0), (fact.Readability, fact.Width, fact.Height, fact.TransparentPixels, fact.TranslucentPixels)));
        Assert.Equal((110, 94), (facts.Count(fact => fact.Mode == "RGBA"), facts.Count(fact => fact.Mode == "RGB")));
        int[] colours = [.. facts.Select(fact => fact.Colours).Order()];
        Assert.Equal((9, 23, 23, 116), (colours[0], colours[101], colours[102], colours[^1]));
        Assert.Equal(204, facts.Select(fact => fact.PixelHash).Distinct().Count());
    }
}
