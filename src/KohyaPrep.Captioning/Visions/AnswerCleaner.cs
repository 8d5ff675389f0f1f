using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KohyaPrep.Captioning.Visions;

/// <summary>Takes off what models put around a caption: thoughts, fences, introductions, quotes, markdown, line breaks.</summary>
internal static partial class AnswerCleaner
{
    /// <returns>One line; empty when nothing is left.</returns>
    public static string Clean(string answer)
    {
        string text = Thoughts().Replace(answer, " ").Trim();
        int open = text.IndexOf("</think>", StringComparison.OrdinalIgnoreCase);
        text = open >= 0 ? text[(open + "</think>".Length)..].Trim() : text;
        text = Fence().Match(text) is { Success: true } fence ? fence.Groups[1].Value.Trim() : text;
        text = OfJson(text) ?? text;
        text = OneLine(text);
        text = Markdown().Replace(text, "");
        for (string before = ""; before != text;)
        {
            before = text;
            text = Introduction().Replace(text, "").Trim();
            text = Unquoted(text);
        }

        return text.TrimEnd('.', ',', ';', ' ');
    }

    /// <summary>The lines of a list are joined by commas, those of a text by blanks.</summary>
    private static string OneLine(string text)
    {
        string[] lines = [.. text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !Rule().IsMatch(line))];
        if (lines.Length > 1 && lines[0].EndsWith(':'))
            lines = lines[1..];
        bool isList = lines.Length > 1 && lines.Count(line => Bullet().IsMatch(line)) * 2 >= lines.Length;
        IEnumerable<string> bare = lines.Select(line => Heading().Replace(Bullet().Replace(line, ""), "").Trim()).Where(line => line.Length > 0);
        string joined = isList ? string.Join(", ", bare.Select(line => line.TrimEnd(',', ';', '.'))) : string.Join(' ', bare);
        StringBuilder single = new(joined.Length);
        foreach (char character in joined)
        {
            if (!char.IsWhiteSpace(character))
                single.Append(character);
            else if (single.Length > 0 && single[^1] != ' ')
                single.Append(' ');
        }

        return single.ToString().Trim();
    }

    private static string Unquoted(string text)
    {
        ReadOnlySpan<(char First, char Last)> pairs = [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('«', '»'), ('`', '`')];
        foreach ((char first, char last) in pairs)
        {
            string bare = text.TrimEnd('.', ' ');
            if (bare.Length >= 2 && bare[0] == first && bare[^1] == last && !bare[1..^1].Contains(first, StringComparison.Ordinal))
                return bare[1..^1].Trim();
        }

        return text;
    }

    /// <summary>Some models answer with an object, although nobody asked for one.</summary>
    private static string? OfJson(string text)
    {
        if (!text.StartsWith('{') || !text.EndsWith('}'))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement[] texts = [.. document.RootElement.EnumerateObject().Select(property => property.Value).Where(value => value.ValueKind == JsonValueKind.String)];
            return texts.Length == 1 ? texts[0].GetString() : null;
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"<(think|thinking|reasoning)>.*?</\1>", RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Thoughts();

    [GeneratedRegex(@"```[a-zA-Z]*\s*\n?(.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(([-*•·]|\d{1,2}[.)])\s+)", RegexOptions.None, 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^#{1,6}\s+", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^([-*_]\s*){3,}$", RegexOptions.None, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\*\*|__|(?<=^|\s)[*_](?=\w)|(?<=\w)[*_](?=\s|$|[.,;:])", RegexOptions.None, 1000)]
    private static partial Regex Markdown();

    [GeneratedRegex(
        @"^(sure|certainly|of course|okay|ok|here('s| is| are)[^:.]{0,60}"
            + @"|(the |a |possible |suggested |image |training )*(caption|description|answer|tags|output))\s*[:!.,-]+\s+(?=\S)",
        RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Introduction();
}
