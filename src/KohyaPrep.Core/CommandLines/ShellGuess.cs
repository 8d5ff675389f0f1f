namespace KohyaPrep.Core.CommandLines;

/// <summary>Finds out for which shell a pasted command was written.</summary>
public static class ShellGuess
{
    public static Shell Of(string text)
    {
        // How the lines are carried on says it; the last sign but spaces, since pasting adds some.
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.TrimEnd();
            if (trimmed.EndsWith(" ^", StringComparison.Ordinal) || trimmed == "^")
                return Shell.Cmd;
            if (trimmed.EndsWith(" `", StringComparison.Ordinal) || trimmed == "`")
                return Shell.PowerShell;
            if (trimmed.EndsWith(" \\", StringComparison.Ordinal) || trimmed == "\\")
                return Shell.Bash;
        }

        if (text.TrimStart().StartsWith("PS ", StringComparison.Ordinal) || text.Contains("$env:", StringComparison.OrdinalIgnoreCase))
            return Shell.PowerShell;
        if (!HasWindowsPath(text))
            return Shell.Bash;
        return text.Contains('\'', StringComparison.Ordinal) || text.TrimStart().StartsWith('&') ? Shell.PowerShell : Shell.Cmd;
    }

    // C:\, .\ or \\server: a backslash that bash would take for a quotation.
    private static bool HasWindowsPath(string text)
    {
        for (int at = text.IndexOf('\\', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\\', at + 1))
        {
            bool isDrive = at >= 2 && text[at - 1] == ':' && char.IsAsciiLetter(text[at - 2]) && (at == 2 || !char.IsAsciiLetterOrDigit(text[at - 3]));
            bool isFolder = at >= 1 && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]) && (text[at - 1] == '.' || char.IsAsciiLetterOrDigit(text[at - 1]));
            if (isDrive || isFolder)
                return true;
        }

        return false;
    }
}
