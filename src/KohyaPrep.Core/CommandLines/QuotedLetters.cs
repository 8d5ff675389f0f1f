namespace KohyaPrep.Core.CommandLines;

/// <summary>Takes the quotation of bash and of PowerShell off a text.</summary>
internal sealed class QuotedLetters
{
    private readonly string text;
    private readonly Shell shell;
    private readonly char escape;
    private readonly List<ShellLetter> letters = [];
    private int at;
    private int line = 1;

    private QuotedLetters(string text, Shell shell)
    {
        this.text = text;
        this.shell = shell;
        escape = shell == Shell.Bash ? '\\' : '`';
    }

    public static List<ShellLetter> Of(string text, Shell shell)
    {
        QuotedLetters reading = new(text, shell);
        while (reading.at < text.Length)
            reading.Next();
        return reading.letters;
    }

    private bool IsAtStart => letters.Count == 0 || ShellWords.IsBlank(letters[^1]);

    private void Next()
    {
        char letter = text[at];
        if (letter == escape)
            Escape(isQuoted: false);
        else if (letter == '\'')
            Single();
        else if (letter == '"')
            Double();
        else if (letter == '#' && IsAtStart)
            at = text.IndexOf('\n', at) is >= 0 and int end ? end : text.Length;
        else
            Add(letter, isPlain: true);
    }

    private void Add(char letter, bool isPlain)
    {
        letters.Add(new ShellLetter(letter, line, isPlain));
        line += letter == '\n' ? 1 : 0;
        at++;
    }

    private void Escape(bool isQuoted)
    {
        at++;
        int end = at;
        while (!isQuoted && end < text.Length && text[end] is (' ' or '\t'))
            end++;
        if (end < text.Length && text[end] == '\n')
        {
            at = end + 1;
            line++;
        }
        else if (at < text.Length)
        {
            Add(shell == Shell.PowerShell ? Special(text[at]) : text[at], isPlain: false);
        }
    }

    private static char Special(char letter) => letter switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        _ => letter,
    };

    private void Single()
    {
        Add(ShellWords.Empty, isPlain: false);
        while (at < text.Length)
        {
            if (text[at] != '\'')
                Add(text[at], isPlain: false);
            else if (shell == Shell.PowerShell && at + 1 < text.Length && text[at + 1] == '\'')
                Doubled();
            else
                break;
        }

        at++;
    }

    private void Double()
    {
        Add(ShellWords.Empty, isPlain: false);
        while (at < text.Length)
        {
            if (text[at] == '"' && shell == Shell.PowerShell && at + 1 < text.Length && text[at + 1] == '"')
                Doubled();
            else if (text[at] == '"')
                break;
            else if (text[at] == escape && (shell == Shell.PowerShell || (at + 1 < text.Length && text[at + 1] is ('$' or '`' or '"' or '\\' or '\n'))))
                Escape(isQuoted: true);
            else
                Add(text[at], isPlain: false);
        }

        at++;
    }

    // Two of a mark within quotation are one.
    private void Doubled()
    {
        at++;
        Add(text[at], isPlain: false);
    }
}
