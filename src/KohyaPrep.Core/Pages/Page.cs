using System.Text;

namespace KohyaPrep.Core.Pages;

/// <summary>
/// A page in one file: style, script, data and pictures are in it, and it asks for nothing else. The policy in its head forbids the
/// browser to fetch anything, so that even a fault of ours could not.
/// </summary>
public static class Page
{
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <param name="body">Writes what stands in the page's main part.</param>
    /// <param name="script">A file of this folder; null for a page without any.</param>
    public static void Write(TextWriter writer, string title, Action<HtmlWriter> body, string? script = null)
    {
        HtmlWriter html = new(writer);
        html.Doctype();
        using (html.Element("html", ("lang", "en")))
        {
            using (html.Element("head"))
            {
                html.Leaf("meta", "", ("charset", "utf-8"));
                html.Leaf("meta", "", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
                html.Leaf("meta", "", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Leaf("meta", "", ("name", "color-scheme"), ("content", "light dark"));
                html.Leaf("title", title);
                html.Own("style", Resource("page.css"));
            }

            using (html.Element("body"))
            {
                using (html.Element("main"))
                    body(html);
                if (script is not null)
                    html.Own("script", Resource(script));
            }
        }
    }

    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(Page).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
