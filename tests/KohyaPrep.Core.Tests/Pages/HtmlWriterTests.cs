using System.Text.Json;
using KohyaPrep.Core.Pages;

namespace KohyaPrep.Core.Tests.Pages;

public sealed class HtmlWriterTests
{
    [Fact]
    public void No_text_becomes_markup()
    {
        string page = Written(html =>
        {
            using (html.Element("p", ("title", "\"><script>alert(1)</script>"), ("hidden", ""), ("lang", null)))
                html.Text("</p><img src=x onerror=alert(1)> & \"quoted\" \u0000\u001b");
        });
        Assert.Equal("<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\" hidden>&lt;/p&gt;&lt;img src=x onerror=alert(1)&gt; &amp; \"quoted\" \uFFFD\uFFFD</p>", page);
    }

    [Fact]
    public void Characters_beyond_the_first_plane_stay_whole_and_halves_are_replaced() =>
        Assert.Equal("<p>😀\uFFFD</p>", Written(html => html.Leaf("p", "😀\ud83d")));

    [Fact]
    public void Data_can_not_end_its_element()
    {
        string json = JsonSerializer.Serialize("</script><script>", JsonSerializerOptions.Default);
        Assert.Equal("<script type=\"application/json\" id=\"x\">\"\\u003C/script\\u003E\\u003Cscript\\u003E\"</script>", Written(html => html.Data("x", json)));
        Assert.Throws<ArgumentException>(() => Written(html => html.Data("x", "\"</script>\"")));
    }

    [Fact]
    public void Nothing_on_a_page_comes_from_elsewhere()
    {
        using StringWriter writer = new();
        Page.Write(writer, "a title", html => html.Leaf("p", "text"));
        string page = writer.ToString();
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Axes_have_round_marks_that_hold_every_value()
    {
        foreach ((double low, double high) in ((double, double)[])[(0.071, 0.193), (1e-6, 1e-4), (1, 204), (5, 5), (0, 0), (-3, 12), (999_000, 1_000_000)])
        {
            PlotScale scale = PlotScale.Of(low, high, 4);
            Assert.True(scale.Low <= low && scale.High >= high, $"{scale} does not hold {low} to {high}");
            Assert.InRange(scale.Marks.Count(), 2, 12);
            Assert.Equal(scale.Marks.Count(), scale.Marks.Select(scale.Text).Distinct().Count());
        }
    }

    [Fact]
    public void A_long_curve_keeps_its_spikes_and_stays_light()
    {
        List<(double, double)> points = [.. Enumerable.Range(0, 200_000).Select(i => ((double)i, i == 77_777 ? 9.0 : 1.0))];
        string page = Written(html => LinePlot.Write(html, "loss", "step", [new PlotSeries("loss", points)]));
        Assert.True(page.Length < 30_000, $"{page.Length} characters");
        Assert.Contains(" 40L", page.Replace(" 40 ", " 40L", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_interrupts_its_curve()
    {
        string page = Written(html => LinePlot.Write(html, "loss", "step", [new PlotSeries("loss", [(0, 1), (1, 1), (2, double.NaN), (3, 1), (4, 1)])]));
        Assert.Equal(3, page.Split('M').Length);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    private static string Written(Action<HtmlWriter> content)
    {
        using StringWriter writer = new();
        content(new HtmlWriter(writer));
        return writer.ToString();
    }
}
