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
        Assert.Contains("recorded with the run; the recipe says 32 now", text, StringComparison.Ordinal);
        Chromium page = Chromium.Open(workspace.Path("pages/compared.html"), 375, Layout);
        Assert.Equal("", page.Console);
        Assert.Equal(375, page.Seen.GetProperty("scroll").GetInt32());
        Assert.Equal(9, page.Seen.GetProperty("curves").GetInt32());
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
