using System.Text.Json;
using SkiaSharp;

namespace KohyaPrep.Cli.Tests;

public sealed class ReportTests : IDisposable
{
    private const string Layout = "{ width: innerWidth, scroll: document.documentElement.scrollWidth, pictures: [...document.images].filter(image => image.complete && image.naturalWidth > 0).length, "
        + "images: document.images.length, curves: [...document.querySelectorAll('path.curve')].filter(path => path.getTotalLength() > 100).length, "
        + "titles: [...document.querySelectorAll('h2')].map(title => title.textContent), prompts: [...document.querySelectorAll('h3')].map(title => title.textContent) }";

    private readonly ExampleWorkspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Theory]
    [InlineData(375)]
    [InlineData(1280)]
    public void A_run_is_shown_whole_on_a_phone_and_on_a_desk(int width)
    {
        string id = workspace.AddRun(match: 78);
        Program.Run(workspace.Root, "report", "latest").Expect(0).Says($"report.html: the run {id}");
        Chromium page = Chromium.Open(workspace.Path("report.html"), width, Layout);
        Assert.Equal("", page.Console);
        Assert.Equal(width, page.Seen.GetProperty("width").GetInt32());
        Assert.Equal(width, page.Seen.GetProperty("scroll").GetInt32());
        Assert.Equal(9, page.Seen.GetProperty("images").GetInt32());
        Assert.Equal(9, page.Seen.GetProperty("pictures").GetInt32());
        Assert.Equal(4, page.Seen.GetProperty("curves").GetInt32());
        Assert.Equal(
            ["Score", "Samples by epoch, beside the originals", "Loss and learning rate", "Palettes", "Next step", "Settings and where they came from", "Record"],
            page.Seen.GetProperty("titles").EnumerateArray().Select(title => title.GetString()!));
        Assert.Contains("a punk, <b>\"number\"</b> 5 & more", page.Seen.GetProperty("prompts").EnumerateArray().Select(title => title.GetString()!));
    }

    [Fact]
    public void A_comparison_says_what_differs()
    {
        workspace.AddRun(match: 78, dimension: 32);
        workspace.AddRun("extends: lora-sd15\ncanvas: {fit: 512}\n", match: 74, number: 1, dimension: 64);
        workspace.AddRun(number: 2, dimension: 64);
        Program.Run(workspace.Root, "report", "20260203", "20260204", "20260205", "--out", "pages/compared.html").Expect(0).Says("3 runs compared");
        string text = File.ReadAllText(workspace.Path("pages/compared.html"));
        Assert.Contains("<th scope=\"row\">network_dim</th><td class=\"number\">32</td><td class=\"number\">64</td><td class=\"number\">64</td>", text, StringComparison.Ordinal);
        Assert.Contains("recorded with the run; the recipe alone gives 32", text, StringComparison.Ordinal);
        Chromium page = Chromium.Open(workspace.Path("pages/compared.html"), 375, Layout);
        Assert.Equal("", page.Console);
        Assert.Equal(375, page.Seen.GetProperty("scroll").GetInt32());
        Assert.Equal(9, page.Seen.GetProperty("curves").GetInt32());
    }

    [Fact]
    public void A_dataset_is_shown_picture_by_picture_and_can_be_filtered()
    {
        workspace.Write("images/punk 003.txt", "</script><b>a punk</b> & \"more\"");
        File.Delete(workspace.Path("images/punk 005.txt"));
        File.WriteAllBytes(workspace.Path("images/punk 006.png"), File.ReadAllBytes(workspace.Path("images/punk 006.png"))[..40]);
        Program.Run(workspace.Root, "report", "images", "--out", "dataset.html").Expect(0).Says("dataset.html: 24 pictures, 1 error");
        Chromium page = Chromium.Open(workspace.Path("dataset.html"), 375, """
            (() => {
              const tiles = () => [...document.querySelectorAll('.tile')];
              const shown = () => document.getElementById('shown').textContent;
              const filter = word => [...document.querySelectorAll('.filter')].find(button => button.textContent.includes(word));
              const all = tiles().length, first = shown();
              filter('without caption').click();
              const without = tiles().map(tile => tile.querySelector('.name').textContent);
              filter('without caption').click();
              const search = document.getElementById('search');
              search.value = 'MORE';
              search.dispatchEvent(new Event('input'));
              tiles()[0].click();
              const detail = document.getElementById('detail');
              return { width: innerWidth, scroll: document.documentElement.scrollWidth, all, first, without, open: detail.open, caption: detail.querySelector('.caption').textContent,
                pictures: detail.querySelectorAll('img').length, swatches: detail.querySelectorAll('.colours span').length, broken: [...document.querySelectorAll('.broken')].length };
            })()
            """);
        Assert.Equal("", page.Console);
        Assert.Equal(375, page.Seen.GetProperty("width").GetInt32());
        Assert.Equal(375, page.Seen.GetProperty("scroll").GetInt32());
        Assert.Equal(24, page.Seen.GetProperty("all").GetInt32());
        Assert.Equal("24 pictures", page.Seen.GetProperty("first").GetString());
        Assert.Equal(["punk 005.png"], page.Seen.GetProperty("without").EnumerateArray().Select(name => name.GetString()!));
        Assert.True(page.Seen.GetProperty("open").GetBoolean());
        Assert.StartsWith("</script><b>a punk</b> & \"more\" (", page.Seen.GetProperty("caption").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, page.Seen.GetProperty("pictures").GetInt32());
        Assert.InRange(page.Seen.GetProperty("swatches").GetInt32(), 2, 16);
    }

    [Fact]
    public void A_recipes_dataset_has_edge_maps_and_crops()
    {
        workspace.Write("edges.yaml", "extends: controlnet-sd15\ndataset: {images: images}\ncaptions: {trigger: a punk}\n");
        Program.Run(workspace.Root, "report", "edges.yaml").Expect(0);
        JsonElement[] tiles = Tiles("report.html");
        Assert.All(tiles, tile => Assert.StartsWith("data:image/png;base64,", tile.GetProperty("e").GetString(), StringComparison.Ordinal));
        Assert.Equal("24×24 enlarged 21 times, in the middle of 512×512", tiles[0].GetProperty("t").GetString());

        // 300×200 goes into the bucket 640×384 and is cut at its long sides.
        Sprites.Write(workspace.Path("photos"), 1, 200);
        using (SKBitmap wide = new(300, 200))
        using (SKData png = wide.Encode(SKEncodedImageFormat.Png, 100))
            File.WriteAllBytes(workspace.Path("photos/wide.png"), png.ToArray());
        workspace.Write("photos.yaml", "extends: lora-sd15\ncanvas: trainer\ndataset: {images: photos}\ncaptions: {trigger: a photo}\n");
        Program.Run(workspace.Root, "report", "photos.yaml").Expect(0);
        tiles = Tiles("report.html");
        Assert.False(tiles[0].TryGetProperty("x", out _), "a square is not cut");
        JsonElement cut = tiles.Single(tile => tile.GetProperty("n").GetString() == "wide.png");
        Assert.Contains("cut to the bucket", cut.GetProperty("t").GetString(), StringComparison.Ordinal);
        double[] crop = [.. cut.GetProperty("x").EnumerateArray().Select(side => side.GetDouble())];
        Assert.True(crop[0] + crop[1] > 0 && Math.Abs((2 * crop[0]) + crop[2] - 100) < 0.1 && Math.Abs((2 * crop[1]) + crop[3] - 100) < 0.1, string.Join(' ', crop));
    }

    [Fact]
    public void A_page_of_many_pictures_stays_light()
    {
        int count = Effort.Times(600, 10_000);
        Sprites.Write(workspace.Path("many"), count);
        Program.Run(workspace.Root, "report", "many", "--out", "many.html").Expect(0);
        Chromium page = Chromium.Open(workspace.Path("many.html"), 1280, "{ nodes: document.querySelectorAll('*').length, shown: document.getElementById('shown').textContent }");
        Assert.Equal("", page.Console);
        Assert.InRange(page.Seen.GetProperty("nodes").GetInt32(), 100, 4000);
        Assert.Equal($"{count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} pictures", page.Seen.GetProperty("shown").GetString());
        Assert.True(new FileInfo(workspace.Path("many.html")).Length < count * 2000L, $"{new FileInfo(workspace.Path("many.html")).Length} bytes");
    }

    [Fact]
    public void What_is_no_dataset_is_said_to_be_none()
    {
        Directory.CreateDirectory(workspace.Path("empty"));
        workspace.Write("broken.yaml", "extends: nothing\n");
        Program.Run(workspace.Root, "report", "empty").Expect(2).Says("nothing to show");
        Program.Run(workspace.Root, "report", "broken.yaml").Expect(2).Says("kohyaprep check broken.yaml");
        Program.Run(workspace.Root, "report", "nowhere").Expect(2).Says("no runs yet");
    }

    [Fact]
    public void The_page_asks_for_nothing_beyond_itself()
    {
        workspace.AddRun(match: 78);
        Program.Run(workspace.Root, "report", "latest").Expect(0);
        string text = File.ReadAllText(workspace.Path("report.html"));
        Assert.DoesNotContain("src=\"http", text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\"number\"", text, StringComparison.Ordinal);
        Assert.Contains("a punk, &lt;b&gt;\"number\"&lt;/b&gt; 5 &amp; more", text, StringComparison.Ordinal);
        byte[] first = File.ReadAllBytes(workspace.Path("report.html"));
        Program.Run(workspace.Root, "report", "latest").Expect(0);
        Assert.True(first.SequenceEqual(File.ReadAllBytes(workspace.Path("report.html"))), "two runs write the same page");
    }

    private JsonElement[] Tiles(string page)
    {
        string text = File.ReadAllText(workspace.Path(page)).Split("id=\"tiles\">")[1];
        return [.. JsonDocument.Parse(text[..text.IndexOf("</script>", StringComparison.Ordinal)]).RootElement.EnumerateArray()];
    }

    [Fact]
    public void A_sheet_for_a_chat_shows_originals_and_samples()
    {
        workspace.AddRun(match: 78);
        Program.Run(workspace.Root, "report", "latest", "--sheet", "sheet.png").Expect(0).Says("sheet.png: originals and samples");
        using SKBitmap sheet = SKBitmap.Decode(workspace.Path("sheet.png"));
        Assert.True(sheet.Width > 500 && sheet.Height > 500, $"{sheet.Width}×{sheet.Height}");
    }

    [Fact]
    public void A_bare_run_without_anything_still_has_a_page()
    {
        string id = workspace.AddRun();
        foreach (string part in (string[])["losses.jsonl", "recipe.yaml", "trainer/sample_prompts.txt", "settings.json"])
            File.Delete(workspace.Path("runs", id, part));
        Directory.Delete(workspace.Path("runs", id, "model"), recursive: true);
        Directory.Delete(workspace.Path("images"), recursive: true);
        Program.Run(workspace.Root, "report", id).Expect(0);
        Program.Run(workspace.Root, "report", id, "--sheet", "sheet.png").Expect(2).Says("samples.every_epochs");
        Program.Run(workspace.Root, "report", "other").Expect(2).Says("'other' is no run");
    }
}
