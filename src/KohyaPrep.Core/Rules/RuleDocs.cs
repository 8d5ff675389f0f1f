using System.Text;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules;

/// <summary>Writes the page of the docs that lists the rules.</summary>
public static class RuleDocs
{
    /// <returns>Markdown: a table of all rules, then a section each, by family and code.</returns>
    public static string Page(IReadOnlyList<Rule> rules)
    {
        StringBuilder page = new();
        page.Append("# Rules\n\n");
        page.Append("What `kohyaprep check` looks for. `kohyaprep explain CODE` shows the same text for one rule.\n\n");
        page.Append("Error: the run dies, or trains something else than was asked. Warning: it trains, but probably not well. ");
        page.Append("Info: worth knowing. The severity is that of the worst case.\n\n");
        page.Append("`check --json` prints one array of objects with exactly these keys: `code`, `name`, `severity` (error, warning or info), `file` ");
        page.Append("(as it was named), `line` and `column` (from 1; 0 when the whole file or line is meant), `message`, `remedy`, `fix` (what `check --fix` would do about it; null when nothing).\n\n");
        page.Append("Rules with a fix are fixed by `check --fix`, some only when their code is named; everything that it does can be taken back ");
        page.Append("([fixing.md](fixing.md)).\n\n");
        page.Append("| code | name | severity | finds |\n| --- | --- | --- | --- |\n");
        (RuleFamily Family, Rule[] Rules)[] families =
        [
            .. RuleFamily.All
                .Select(family => (family, rules.Where(family.Holds).OrderBy(rule => rule.Code, StringComparer.Ordinal).ToArray()))
                .Where(family => family.Item2.Length > 0),
        ];
        foreach (Rule rule in families.SelectMany(family => family.Rules))
        {
            string finds = rule.Summary.Replace("|", "\\|", StringComparison.Ordinal);
            page.Append($"| [{rule.Code}](#{Anchor(rule)}) | {rule.Name} | {FindingText.WordOf(rule.Severity)} | {finds} |\n");
        }

        foreach ((RuleFamily family, Rule[] members) in families)
        {
            page.Append($"\n## {family.Title}\n");
            foreach (Rule rule in members)
                Section(page, rule);
        }

        return page.ToString();
    }

    private static void Section(StringBuilder page, Rule rule)
    {
        page.Append($"\n### {rule.Code} {rule.Name}\n\n");
        page.Append($"**{FindingText.WordOf(rule.Severity)}** – {rule.Summary}\n\n{rule.Why}\n\n**Remedy.** {rule.Remedy}\n");
        if (rule.Fix is { } fix)
            page.Append($"\n**Fix.** {fix.Does}{(fix.OnlyWhenNamed ? $" Only with `check --fix={rule.Code}`." : "")}\n");
        if (rule.Example is { } example)
            page.Append($"\nBad:\n```text\n{example.Bad}\n```\nGood:\n```text\n{example.Good}\n```\n");
    }

    // As GitHub makes it of the section's title.
    private static string Anchor(Rule rule) => $"{rule.Code.ToLowerInvariant()}-{rule.Name}";
}
