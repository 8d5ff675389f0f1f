using System.Text;

namespace KohyaPrep.Core.CommandLines;

/// <summary>
/// What cmd.exe and then the started program make of a text: cmd takes off carets and sees where a command ends, the program takes
/// off quotation marks and backslashes (the rules of Microsoft's C runtime).
/// </summary>
internal static class CmdLetters
{
    public static List<ShellLetter> Of(string text)
    {
        List<ShellLetter> letters = [];
        bool isQuoted = false;
        int line = 1;
        for (int at = 0; at < text.Length; at++)
        {
            char letter = text[at];
            if (letter == '^' && !isQuoted && at + 1 < text.Length)
            {
                int end = at + 1;
                while (end < text.Length && text[end] is (' ' or '\t'))
                    end++;
                if (end < text.Length && text[end] == '\n')
                {
                    at = end;
                    line++;
                    continue;
                }

                letters.Add(new ShellLetter(text[++at], line, IsPlain: text[at] is ' ' or '\t' or '"'));
                continue;
            }

            // A quotation that is left open ends with its line.
            isQuoted = letter != '\n' && (letter == '"' ? !isQuoted : isQuoted);
            letters.Add(new ShellLetter(letter, line, IsPlain: !isQuoted || letter == '"'));
            line += letter == '\n' ? 1 : 0;
        }

        return letters;
    }

    public static List<ShellWord> Words(List<ShellLetter> letters)
    {
        List<ShellWord> words = [];
        StringBuilder word = new();
        bool isQuoted = false;
        bool isWord = false;
        int line = 0;
        int backslashes = 0;
        foreach (ShellLetter letter in letters.Append(new ShellLetter('\n', 0, true)))
        {
            bool ends = !isQuoted ? letter.Letter is ' ' or '\t' or '\n' : letter is { Letter: '\n', Line: 0 };
            if (letter.Letter == '\\')
            {
                (line, isWord) = (isWord ? line : letter.Line, true);
                backslashes++;
                continue;
            }

            word.Append('\\', letter.Letter == '"' ? backslashes / 2 : backslashes);
            if (letter.Letter == '"' && backslashes % 2 == 0)
                (isQuoted, line, isWord) = (!isQuoted, isWord ? line : letter.Line, true);
            else if (!ends)
            {
                word.Append(letter.Letter);
                (line, isWord) = (isWord ? line : letter.Line, true);
            }

            backslashes = 0;
            if (!ends || !isWord)
                continue;
            words.Add(new ShellWord(word.ToString(), line));
            word.Clear();
            isWord = false;
        }

        return words;
    }
}
