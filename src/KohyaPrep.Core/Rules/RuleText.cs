using System.Text;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules;

/// <summary>What <c>explain</c> says of a rule.</summary>
public static class RuleText
{
    private const int Width = 100;

    /// <summary>The rule in plain lines of at most 100 characters, each paragraph after a blank line.</summary>
    public static string Explain(Rule rule)
    {
        StringBuilder text = new();
        text.Append(rule.Code).Append(' ').Append(rule.Name).Append(" (").Append(FindingText.WordOf(rule.Severity)).Append(")\n");
        Paragraph(text, "", rule.Summary);
        Paragraph(text, "Why: ", rule.Why);
        Paragraph(text, "Do: ", rule.Remedy);
        if (rule.Fix is { } fix)
            Paragraph(text, "Fix: ", $"{fix.Does}{(fix.OnlyWhenNamed ? $" Only with `check --fix={rule.Code}`." : "")}");
        if (rule.Example is { } example)
        {
            Sample(text, "Bad:", example.Bad);
            Sample(text, "Good:", example.Good);
        }

        return text.ToString();
    }

    /// <summary>What to say of a code or name that no rule has.</summary>
    public static string Unknown(string codeOrName)
    {
        IReadOnlyList<Rule> like = RuleCatalogue.Like(codeOrName);
        string meant = like.Count == 0
            ? $"Codes look like {RuleCatalogue.All[0].Code}, names like {RuleCatalogue.All[0].Name}."
            : $"Did you mean {string.Join(" or ", like.Select(rule => $"{rule.Code} ({rule.Name})"))}?";
        return $"'{codeOrName}' is not a rule. {meant}";
    }

    private static void Paragraph(StringBuilder text, string label, string words)
    {
        text.Append('\n').Append(label);
        int column = label.Length;
        string space = "";
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (space.Length > 0 && column + 1 + word.Length > Width)
            {
                space = "\n";
                column = -1;
            }

            text.Append(space).Append(word);
            column += word.Length + (space.Length > 0 ? 1 : 0);
            space = " ";
        }

        text.Append('\n');
    }

    private static void Sample(StringBuilder text, string label, string sample)
    {
        text.Append('\n').Append(label).Append('\n');
        foreach (string line in sample.Split('\n'))
            text.Append("    ").Append(line).Append('\n');
    }
}
