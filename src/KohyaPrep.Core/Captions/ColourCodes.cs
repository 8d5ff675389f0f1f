using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Captions;

/// <summary>Colours that a caption names by their code, such as <c>#a3b1c2</c>.</summary>
public static partial class ColourCodes
{
    public static IReadOnlyList<string> In(string text) =>
        text.Contains('#', StringComparison.Ordinal) ? [.. Code().Matches(text).Select(match => match.Value)] : [];

    /// <summary>The text without them, without the brackets around them, and without fragments that nothing remains of but a label.</summary>
    public static string Dropped(string text)
    {
        if (!Code().IsMatch(text))
            return text;
        string bare = Code().Replace(Bracketed().Replace(text, ""), Removed);
        List<string> kept = [];
        foreach (string fragment in bare.Split(','))
        {
            if (!fragment.Contains(Removed, StringComparison.Ordinal))
            {
                kept.Add(fragment);
                continue;
            }

            string rest = PythonText.Strip(Spaces().Replace(fragment.Replace(Removed, "", StringComparison.Ordinal), " "));
            if (rest.Length > 0 && rest[^1] != ':')
                kept.Add(kept.Count == 0 ? rest : " " + rest);
        }

        return string.Join(",", kept).TrimStart();
    }

    // A character that no caption has.
    private const string Removed = "\uffff";

    [GeneratedRegex("#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?(?![0-9a-zA-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"\s*[(\[]\s*#[0-9a-fA-F]{6,8}(?:\s*[,;/&]?\s*#[0-9a-fA-F]{6,8})*\s*[)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
