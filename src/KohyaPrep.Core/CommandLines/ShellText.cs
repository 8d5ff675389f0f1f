using System.Text;

namespace KohyaPrep.Core.CommandLines;

/// <summary>Writes words as a command line that a shell hands on unchanged.</summary>
public static class ShellText
{
    /// <summary>One line.</summary>
    public static string Of(IEnumerable<string> words, Shell shell) => string.Join(' ', words.Select(word => Quote(word, shell)));

    /// <summary>A line for each option, carried on as the shell wants it.</summary>
    public static string InLines(IEnumerable<string> words, Shell shell)
    {
        string carriedOn = shell switch
        {
            Shell.Bash => " \\\n  ",
            Shell.PowerShell => " `\n  ",
            _ => " ^\n  ",
        };
        StringBuilder text = new();
        foreach (string word in words)
            text.Append(text.Length == 0 ? "" : word.StartsWith("--", StringComparison.Ordinal) ? carriedOn : " ").Append(Quote(word, shell));
        return text.Append('\n').ToString();
    }

    /// <summary>A word, quoted where the shell would read it otherwise.</summary>
    public static string Quote(string word, Shell shell) => shell switch
    {
        Shell.Bash => IsSafe(word, "_@%+=:,./-") ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'",
        Shell.PowerShell => IsSafeInPowerShell(word) ? word : PowerShell(word),
        _ => IsSafe(word, "_@+:./\\-") ? word : Cmd(word),
    };

    private static bool IsSafe(string word, string signs) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || signs.Contains(letter, StringComparison.Ordinal));

    // A comma makes a list, and an option with a point in it becomes two words; a number that is no plain one is quoted to be safe.
    private static bool IsSafeInPowerShell(string word) => IsSafe(word, "_+=:./\\-") && (word[0] switch
    {
        '-' => IsSafe(word, "_-"),
        >= '0' and <= '9' => word.All(letter => char.IsAsciiDigit(letter) || letter == '.'),
        '.' => !char.IsAsciiDigit(word.Length > 1 ? word[1] : '0'),
        _ => char.IsAsciiLetter(word[0]) || word[0] is '/' or '\\' or '_',
    });

    private static string PowerShell(string word) => $"'{word.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Cmd(string word)
    {
        string text = WindowsQuotation.Of(word);
        // cmd takes no quotation mark for escaped, and replaces %NAME% within quotation too: there every sign gets its caret.
        return word.AsSpan().ContainsAny('"', '%') ? Careted(text) : text;
    }

    private static string Careted(string text)
    {
        StringBuilder careted = new(text.Length * 2);
        foreach (char letter in text)
            careted.Append("\"%^&|<>()!".Contains(letter, StringComparison.Ordinal) ? "^" : "").Append(letter);
        return careted.ToString();
    }
}
