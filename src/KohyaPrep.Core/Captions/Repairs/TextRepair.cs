using System.Buffers;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>
/// The repair that transformers' CLIPTokenizer has done to a text before all else: what <c>ftfy.fix_text</c> 6.3.1 does by default, which is the
/// version that the trainer asks for.
/// </summary>
public static class TextRepair
{
    // In text of these alone there is nothing to repair.
    private static readonly SearchValues<char> Sound =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(letter => letter != '&'), '\t', '\n', '\f']);

    /// <summary>Whether a glance is enough to see that the text stays as it is; false says nothing.</summary>
    public static bool IsSound(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Sound);

    /// <summary>The text after the repair; the same instance when nothing is to be repaired.</summary>
    public static string Fix(string text) => IsSound(text) ? text : Explain(text).Text;

    /// <summary>The text after the repair, and what was done to it.</summary>
    public static RepairedText Explain(string text)
    {
        if (IsSound(text))
            return new RepairedText(text, []);
        SortedSet<RepairKind> kinds = [];
        List<string> lines = [];
        bool mayUnescape = true;
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start) + 1;
            string line = end == 0 ? text[start..] : text[start..end];
            // From the first '<' on the text is taken for HTML that is meant to be some.
            mayUnescape &= !line.Contains('<', StringComparison.Ordinal);
            lines.Add(FixLine(line, mayUnescape, kinds));
            start += line.Length;
        }

        return new RepairedText(string.Concat(lines), [.. kinds]);
    }

    private static string FixLine(string line, bool mayUnescape, SortedSet<RepairKind> kinds)
    {
        string before;
        do
        {
            before = line;
            if (mayUnescape)
                Apply(RepairKind.Entities, HtmlEntities.Unescape);
            Apply(RepairKind.Mojibake, Mojibake.Undo);
            Apply(RepairKind.ControlCodes, ControlCodes.ToWindows1252);
            Apply(RepairKind.Ligatures, LatinLigatures.TakeApart);
            Apply(RepairKind.Width, CharacterWidths.MakeUsual);
            Apply(RepairKind.Quotes, Quotes.Straighten);
            Apply(RepairKind.LineBreaks, InvisibleCharacters.UnifyLineBreaks);
            Apply(RepairKind.Surrogates, InvisibleCharacters.ReplaceLoneSurrogates);
            Apply(RepairKind.TerminalEscapes, InvisibleCharacters.RemoveTerminalEscapes);
            Apply(RepairKind.ControlCharacters, InvisibleCharacters.RemoveControls);
            Apply(RepairKind.Composition, CanonicalForm.Compose);
        }
        while (line != before);
        return line;

        void Apply(RepairKind kind, Func<string, string> repair)
        {
            string repaired = repair(line);
            if (repaired == line)
                return;
            kinds.Add(kind);
            line = repaired;
        }
    }
}
