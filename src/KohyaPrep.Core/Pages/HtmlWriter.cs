using System.Text;

namespace KohyaPrep.Core.Pages;

/// <summary>
/// Writes HTML so that no text can become markup: texts and attribute values are escaped on their way out, names come from the code,
/// and every element that is opened is closed. Streams, so that a page of ten thousand pictures is never held whole.
/// </summary>
public sealed class HtmlWriter(TextWriter writer)
{
    private static readonly HashSet<string> Void = ["meta", "img", "br", "hr", "input"];

    private readonly Stack<string> open = new();

    /// <summary>Opens an element; disposing of what comes back closes it.</summary>
    /// <param name="attributes">Null leaves an attribute out, and an empty text writes its name alone.</param>
    public Scope Element(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        open.Push(name);
        return new Scope(this);
    }

    /// <summary>An element with a text, or with nothing in it.</summary>
    public void Leaf(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        if (Void.Contains(name))
            return;
        Text(text);
        writer.Write($"</{name}>");
    }

    /// <summary>An element of one class.</summary>
    public Scope Box(string name, string className) => Element(name, ("class", className));

    public void Text(string text) => Escape(text, isAttribute: false);

    /// <summary>The page's own style sheet or script, which lie in files beside this code. Nothing of a user's ever goes here.</summary>
    internal void Own(string name, string text)
    {
        if (text.Contains("</" + name, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The page's own {name} would end itself.", nameof(text));
        writer.Write($"<{name}>{text}</{name}>\n");
    }

    /// <summary>Data for the page's script, as JSON in which nothing can end the element that it stands in.</summary>
    /// <param name="json">Written with an encoder that escapes <c>&lt;</c>, as System.Text.Json's own does.</param>
    public void Data(string id, string json)
    {
        if (json.Contains('<', StringComparison.Ordinal))
            throw new ArgumentException("JSON for a page must have '<' escaped.", nameof(json));
        using (Element("script", ("type", "application/json"), ("id", id)))
            writer.Write(json);
    }

    /// <summary>A list of data that is taken item by item, each as for <see cref="Data"/>.</summary>
    public void DataLines(string id, IEnumerable<string> items)
    {
        using (Element("script", ("type", "application/json"), ("id", id)))
        {
            string between = "[";
            foreach (string json in items)
            {
                if (json.Contains('<', StringComparison.Ordinal))
                    throw new ArgumentException("JSON for a page must have '<' escaped.", nameof(items));
                writer.Write(between);
                writer.Write(json);
                between = ",\n";
            }

            writer.Write(between == "[" ? "[]" : "]");
        }
    }

    internal void Doctype() => writer.Write("<!DOCTYPE html>\n");

    private void Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        writer.Write('<');
        writer.Write(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is null)
                continue;
            writer.Write(' ');
            writer.Write(attribute);
            if (value.Length == 0)
                continue;
            writer.Write("=\"");
            Escape(value, isAttribute: true);
            writer.Write('"');
        }

        writer.Write('>');
        if (IsBlock(name))
            writer.Write('\n');
    }

    private void End()
    {
        string name = open.Pop();
        writer.Write($"</{name}>");
        if (IsBlock(name))
            writer.Write('\n');
    }

    // Line feeds where they cannot be seen keep the source readable.
    private static bool IsBlock(string name) => name is "html" or "head" or "body" or "main" or "header" or "footer" or "section" or "div" or "table" or "tbody" or "thead" or "tr" or "svg";

    private void Escape(string text, bool isAttribute)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    writer.Write("&amp;");
                    break;
                case '<':
                    writer.Write("&lt;");
                    break;
                case '>':
                    writer.Write("&gt;");
                    break;
                case '"' when isAttribute:
                    writer.Write("&quot;");
                    break;
                // No character of HTML, escaped or not; file names may hold them.
                case < ' ' and not ('\n' or '\t') or 0x7F:
                    writer.Write('\uFFFD');
                    break;
                default:
                    Write(rune);
                    break;
            }
        }
    }

    private void Write(Rune rune)
    {
        Span<char> characters = stackalloc char[2];
        writer.Write(characters[..rune.EncodeToUtf16(characters)]);
    }

    /// <summary>An element that is open.</summary>
    public readonly struct Scope(HtmlWriter html) : IDisposable
    {
        public void Dispose() => html.End();
    }
}
