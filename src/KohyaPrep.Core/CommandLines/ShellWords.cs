using System.Text;

namespace KohyaPrep.Core.CommandLines;

/// <summary>
/// Takes a pasted text apart into commands and words as its shell would, and forgives what pasting does to it: lines broken before an
/// option, blanks after the sign that carries a line on, curly quotation marks and long dashes.
/// </summary>
public static class ShellWords
{
    /// <summary>The commands of the text in their order, none of them empty. Redirections and comments are left out.</summary>
    public static IReadOnlyList<IReadOnlyList<ShellWord>> Split(string text, Shell shell)
    {
        List<ShellLetter> letters = shell == Shell.Cmd ? CmdLetters.Of(Straight(text)) : QuotedLetters.Of(Straight(text), shell);
        string signs = shell == Shell.Cmd ? "&|\n" : ";&|\n";
        return [.. Commands(letters, signs).Select(command => shell == Shell.Cmd ? CmdLetters.Words(command) : Words(command)).Where(words => words.Count > 0)];
    }

    // A mark that joins a word without adding a letter, so that '' is a word too.
    internal const char Empty = '\uFFFF';

    private static string Straight(string text)
    {
        string straight = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u00A0', ' ').Replace(Empty, '\uFFFD');
        if (!straight.Contains('"', StringComparison.Ordinal))
            straight = straight.Replace('“', '"').Replace('”', '"').Replace('„', '"');
        if (!straight.Contains('\'', StringComparison.Ordinal) && straight.Count(letter => letter == '’') == straight.Count(letter => letter == '‘'))
            straight = straight.Replace('‘', '\'').Replace('’', '\'');
        // An editor makes one dash of two; an option begins with it after a blank.
        return straight.Replace(" —", " --", StringComparison.Ordinal).Replace(" –", " --", StringComparison.Ordinal)
            .Replace("\n—", "\n--", StringComparison.Ordinal).Replace("\n–", "\n--", StringComparison.Ordinal);
    }

    /// <param name="signs">What divides commands.</param>
    private static IEnumerable<List<ShellLetter>> Commands(List<ShellLetter> letters, string signs)
    {
        List<ShellLetter> command = [];
        for (int at = 0; at < letters.Count; at++)
        {
            ShellLetter letter = letters[at];
            if (!letter.IsPlain || !(letter.Letter is '>' or '<' || signs.Contains(letter.Letter, StringComparison.Ordinal)))
            {
                command.Add(letter);
                continue;
            }

            if (letter.Letter is '>' or '<')
            {
                at = AfterRedirection(letters, at, command);
                continue;
            }

            if (letter.Letter == '\n' && NextIsOption(letters, at))
            {
                command.Add(letter with { Letter = ' ' });
                continue;
            }

            yield return command;
            command = [];
        }

        yield return command;
    }

    private static bool NextIsOption(List<ShellLetter> letters, int at)
    {
        while (at < letters.Count && letters[at].Letter is '\n' or ' ' or '\t')
            at++;
        return at < letters.Count && letters[at] is { Letter: '-', IsPlain: true };
    }

    // 2> file, >> file, 2>&1: the digits before the sign go, and so does the word after it.
    private static int AfterRedirection(List<ShellLetter> letters, int at, List<ShellLetter> command)
    {
        int digits = command.Count;
        while (digits > 0 && command[digits - 1] is { IsPlain: true, Letter: >= '0' and <= '9' })
            digits--;
        if (digits == 0 || IsBlank(command[digits - 1]))
            command.RemoveRange(digits, command.Count - digits);
        while (at < letters.Count && letters[at] is { IsPlain: true, Letter: '>' or '<' or '&' or ' ' })
            at++;
        while (at < letters.Count && !IsBlank(letters[at]) && letters[at] is not { IsPlain: true, Letter: ';' or '&' or '|' or '\n' })
            at++;
        return at - 1;
    }

    private static List<ShellWord> Words(List<ShellLetter> letters)
    {
        List<ShellWord> words = [];
        StringBuilder word = new();
        int line = 0;
        foreach (ShellLetter letter in letters.Append(new ShellLetter(' ', 0, true)))
        {
            if (!IsBlank(letter))
            {
                line = word.Length == 0 ? letter.Line : line;
                word.Append(letter.Letter);
            }
            else if (word.Length > 0)
            {
                words.Add(new ShellWord(word.Replace(Empty.ToString(), "").ToString(), line));
                word.Clear();
            }
        }

        return words;
    }

    internal static bool IsBlank(ShellLetter letter) => letter is { IsPlain: true, Letter: ' ' or '\t' or '\n' };
}
