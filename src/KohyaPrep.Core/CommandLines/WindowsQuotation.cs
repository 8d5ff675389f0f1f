using System.Text;

namespace KohyaPrep.Core.CommandLines;

/// <summary>Quotation marks as the C runtime on Windows, and so Python, takes them off: a backslash means itself, but before a mark, where two mean one.</summary>
public static class WindowsQuotation
{
    /// <returns>The word between quotation marks, those in it escaped.</returns>
    public static string Of(string word)
    {
        StringBuilder text = new StringBuilder(word.Length + 2).Append('"');
        int backslashes = 0;
        foreach (char letter in word)
        {
            if (letter == '"')
                text.Append('\\', backslashes + 1);
            backslashes = letter == '\\' ? backslashes + 1 : 0;
            text.Append(letter);
        }

        return text.Append('\\', backslashes).Append('"').ToString();
    }
}
