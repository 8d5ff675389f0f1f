using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Rules.Images;

namespace KohyaPrep.Core.Tests.Rules;

public sealed class RuleTextTests
{
    [Fact]
    public void A_rule_is_explained_from_its_own_file() =>
        Assert.Equal(
            """
            IMG009 wrong-extension (warning)

            A picture's content is of another format than its name says.

            Why: The trainer goes by the content, so it reads the picture. But a JPEG under the name of a PNG
            has lost the exact colours that a PNG keeps, which spoils pixel art, and other programs that go by
            the name refuse the file.

            Do: Rename the file to its real format; of a JPEG that should be a PNG, look for the original.

            Fix: Renames the file to the format of its content. Where that name is taken, a PNG is made of it
            under its own name.

            Bad:
                lad_001.png holds a JPEG

            Good:
                lad_001.png holds a PNG

            """,
            RuleText.Explain(WrongExtension.Rule),
            ignoreLineEndingDifferences: true);

    [Fact]
    public void No_line_of_an_explanation_is_longer_than_a_hundred_characters() =>
        Assert.All(RuleCatalogue.All.SelectMany(rule => RuleText.Explain(rule).Split('\n')), line => Assert.InRange(line.Length, 0, 100));

    [Fact]
    public void An_unknown_code_is_answered_with_the_nearest()
    {
        Assert.Equal("'wrong-extention' is not a rule. Did you mean IMG009 (wrong-extension)?", RuleText.Unknown("wrong-extention"));
        Assert.Equal("'zzzzzzzzzz' is not a rule. Codes look like IMG001, names like undecodable-picture.", RuleText.Unknown("zzzzzzzzzz"));
    }

    [Fact]
    public void The_page_of_the_docs_has_a_row_and_a_section_for_each_rule()
    {
        string page = RuleDocs.Page(RuleCatalogue.All);
        Assert.All(RuleCatalogue.All, rule =>
        {
            Assert.Contains($"\n| [{rule.Code}](#{rule.Code.ToLowerInvariant()}-{rule.Name}) |", page, StringComparison.Ordinal);
            Assert.Contains($"\n### {rule.Code} {rule.Name}\n", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_page_of_one_rule_is_this() =>
        Assert.Equal(
            """
            # Rules

            What `kohyaprep check` looks for. `kohyaprep explain CODE` shows the same text for one rule.

            Error: the run dies, or trains something else than was asked. Warning: it trains, but probably not well. Info: worth knowing. The severity is that of the worst case.

            `check --json` prints one array of objects with exactly these keys: `code`, `name`, `severity` (error, warning or info), `file` (as it was named), `line` and `column` (from 1; 0 when the whole file or line is meant), `message`, `remedy`, `fix` (what `check --fix` would do about it; null when nothing).

            Rules with a fix are fixed by `check --fix`, some only when their code is named; everything that it does can be taken back ([fixing.md](fixing.md)).

            | code | name | severity | finds |
            | --- | --- | --- | --- |
            | [IMG005](#img005-empty-file) | empty-file | error | A picture file has no bytes. |

            ## Pictures

            ### IMG005 empty-file

            **error** – A picture file has no bytes.

            The trainer warns `failed to get image size`, goes on with 0×0 and dies of a ZeroDivisionError, which names no file, as it sorts the pictures.

            **Remedy.** Export the picture again, or remove the file.

            **Fix.** Sets the file aside, with its caption and edge map. Only with `check --fix=IMG005`.

            Bad:
            ```text
            lad_001.png, 0 bytes
            ```
            Good:
            ```text
            lad_001.png, 612 bytes
            ```

            """,
            RuleDocs.Page([EmptyFile.Rule]),
            ignoreLineEndingDifferences: true);
}
