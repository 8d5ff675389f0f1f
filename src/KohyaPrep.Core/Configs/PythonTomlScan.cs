using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>
/// The reader's first pass, letter by letter: it refuses bad keys and unbalanced quotation marks, blanks out comments and joins the
/// lines of an array, so that the second pass may take what is left line by line. No letter changes its place.
/// </summary>
internal sealed class PythonTomlScan
{
    private readonly char[] letters;
    private KeyPart keyPart;
    private bool isKeyDotted;
    private char quote;
    private bool inText;
    private bool inLongText;
    private bool inHeader;
    private bool inArrayHeader;
    private bool atLineStart = true;
    private int openArrays;
    private int at;

    private PythonTomlScan(string text) => letters = text.ToCharArray();

    private enum KeyPart
    {
        None,
        Name,
        AfterName,
    }

    /// <exception cref="PythonFailure">With the place in the text where the pass gives up.</exception>
    public static string Run(string text)
    {
        PythonTomlScan scan = new(text);
        try
        {
            scan.Run();
        }
        catch (PythonFailure failure)
        {
            throw failure.At(scan.at);
        }

        return new string(scan.letters);
    }

    private void Run()
    {
        for (at = 0; at < letters.Length; at++)
        {
            char letter = letters[at];
            if (at > 0 && char.IsSurrogatePair(letters[at - 1], letter))
                continue;
            if (letter == '\r' && Next() == '\n')
                letters[at] = ' ';
            else if (keyPart == KeyPart.None || EndsKey(letter))
            {
                if (!Take(letter))
                    break;
            }
        }

        if (keyPart != KeyPart.None)
            throw PythonFailure.OfValue("Key name found without value. Reached end of file.");
        if (inText)
            throw PythonFailure.OfValue("Unterminated string found. Reached end of file.");
    }

    /// <summary>Whether the letter is the equals sign behind the key; every other is part of it, or an error.</summary>
    private bool EndsKey(char letter)
    {
        if (letter == '\n')
            throw PythonFailure.OfValue("Key name found without value. Reached end of line.");
        if (inText)
        {
            if (letter == quote && !IsEscaped(at))
            {
                keyPart = KeyPart.AfterName;
                CloseText();
            }

            return false;
        }

        if (keyPart == KeyPart.Name ? GoesOnInName(letter) : GoesOnAfterName(letter))
            return false;
        if (letter != '=')
            throw PythonFailure.OfValue($"Found invalid character in key name: '{RuneHere()}'. Try quoting the key name.");
        keyPart = KeyPart.None;
        isKeyDotted = false;
        return true;
    }

    private bool GoesOnInName(char letter)
    {
        if (PythonText.IsSpace(letter))
            keyPart = KeyPart.AfterName;
        else if (letter == '.')
            isKeyDotted = true;
        else if (letter is '_' or '-')
            return true;
        else if (letter is '"' or '\'' && isKeyDotted && letters[at - 1] == '.')
            OpenText(letter);
        else
            return PythonText.IsAlphanumeric(RuneHere());
        return true;
    }

    // A name goes on behind a dot: white space may stand around it.
    private bool GoesOnAfterName(char letter)
    {
        if (letter == '.')
            isKeyDotted = true;
        else if (!PythonText.IsSpace(letter))
            return false;
        if (isKeyDotted && Next() is var next && !PythonText.IsSpace(next) && next != '.')
            keyPart = KeyPart.Name;
        return true;
    }

    /// <summary>A letter outside of keys; false where a comment runs to the end of the text.</summary>
    private bool Take(char letter)
    {
        if (letter == '\'' && quote != '"')
            SingleQuote();
        if (letter == '"' && quote != '\'')
            DoubleQuote();
        if (!inText && letter == '#' && !inHeader && !inArrayHeader && !BlankComment())
            return false;
        if (!inText && letter is '[' or ']')
            Bracket(letter);
        if (letter == '\n')
            EndLine();
        else if (atLineStart && letters[at] is not (' ' or '\t'))
            StartLine();
        return true;
    }

    // Three in a row open or close a longer text; every mark toggles, so that the first two cancel out.
    private void SingleQuote()
    {
        bool third = MarksBefore('\'') == 2;
        if (third)
            inLongText = !inLongText;
        if (third ? inLongText : !inText)
            OpenText('\'');
        else
            CloseText();
    }

    private void DoubleQuote()
    {
        int marks = MarksBefore('"');
        if (marks == 1 || !IsEscaped(at - marks))
        {
            if (marks == 2)
                inLongText = !inLongText;
            inText = marks == 2 ? inLongText : !inText;
        }

        quote = inText ? '"' : '\0';
    }

    // At most two; before the first letter Python looks at the last ones.
    private int MarksBefore(char mark)
    {
        int count = 0;
        while (count < 2 && TryAt(at - 1 - count, out char before) && before == mark)
            count++;
        return count;
    }

    private bool IsEscaped(int place)
    {
        bool isEscaped = false;
        for (int before = place - 1; TryAt(before, out char letter) && letter == '\\' && !(keyPart != KeyPart.None && before < 0); before--)
            isEscaped = !isEscaped;
        return isEscaped;
    }

    private bool BlankComment()
    {
        int end = Array.IndexOf(letters, '\n', at);
        Array.Fill(letters, ' ', at, (end < 0 ? letters.Length : end) - at);
        return end >= 0;
    }

    private void Bracket(char letter)
    {
        if (letter == '[')
        {
            if (inHeader || inArrayHeader)
                return;
            if (!atLineStart)
                openArrays++;
            else if (at + 1 < letters.Length && letters[at + 1] == '[')
                inArrayHeader = true;
            else
                inHeader = true;
        }
        else if (inHeader)
            inHeader = false;
        else if (!inArrayHeader)
            openArrays--;
        else if (At(at - 1) == ']')
            inArrayHeader = false;
    }

    private void EndLine()
    {
        if (inText || inLongText)
        {
            if (!inLongText)
                throw PythonFailure.OfValue("Unbalanced quotes");
            JoinQuotes();
        }
        else if (openArrays != 0)
            letters[at] = ' ';
        else
            atLineStart = true;
    }

    // A line break behind two quotation marks of a longer text becomes a third; where there were three, the first goes.
    private void JoinQuotes()
    {
        char mark = At(at - 1);
        if (mark is not ('\'' or '"') || At(at - 2) != mark)
            return;
        letters[at] = mark;
        if (At(at - 3) == mark)
            letters[at >= 3 ? at - 3 : at - 3 + letters.Length] = ' ';
    }

    private void StartLine()
    {
        atLineStart = false;
        if (inHeader || inArrayHeader)
            return;
        if (letters[at] == '=')
            throw PythonFailure.OfValue("Found empty keyname. ");
        keyPart = KeyPart.Name;
    }

    private void OpenText(char mark) => (inText, quote) = (true, mark);

    private void CloseText() => (inText, quote) = (false, '\0');

    private Rune RuneHere()
    {
        Rune.DecodeFromUtf16(letters.AsSpan(at), out Rune rune, out _);
        return rune;
    }

    private char Next() => At(at + 1);

    private char At(int place) => TryAt(place, out char letter) ? letter : throw PythonFailure.OfIndex("list");

    // Negative places count from the end, as in Python.
    private bool TryAt(int place, out char letter)
    {
        place = place < 0 ? place + letters.Length : place;
        bool isThere = place >= 0 && place < letters.Length;
        letter = isThere ? letters[place] : '\0';
        return isThere;
    }
}
