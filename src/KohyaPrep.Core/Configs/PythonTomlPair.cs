namespace KohyaPrep.Core.Configs;

/// <summary>A key with its value: where the equals sign is, how the key is divided, and whether a long text goes on.</summary>
internal static class PythonTomlPair
{
    /// <summary>Puts the value into the level, or says what has to be read on.</summary>
    /// <param name="level">The table to which the key belongs.</param>
    /// <returns>Null, or the long text that following lines go on with; nothing is put anywhere then.</returns>
    /// <exception cref="PythonFailure">What Python raises.</exception>
    public static PythonTomlLongText? Read(string text, PythonTomlDraft level, int line, int frames)
    {
        (string key, string value, bool isProperNumber) = Divide(text);
        if (key.Contains('.', StringComparison.Ordinal))
            (level, key) = Descend(level, key, line);
        else if (key.Length == 0)
            throw PythonFailure.OfIndex("string");
        else if (key[0] is '"' or '\'' && key[^1] == key[0])
            key = PythonTomlString.Unescape(PythonText.Inner(key));

        PythonTomlLongText? longText = PythonTomlLongText.Begin(key, value, line);
        PythonTomlDraft? read = longText is null ? PythonTomlValue.Read(value, line, isProperNumber, frames + 1) : null;
        if (level is not PythonTomlTable || level.Contains(key))
            throw PythonFailure.OfValue("Duplicate keys!");
        // An empty key counts as none where the reader asks whether a text goes on, and it has no value to put there yet.
        if (longText is not null && key.Length == 0)
            throw new PythonFailure("UnboundLocalError", "cannot access local variable 'value' where it is not associated with a value");
        if (read is not null)
            level.Set(key, read);
        return longText;
    }

    // At the first equals sign outside of quotation marks. Where no white space follows it, later ones are tried until what is behind
    // is a number, a date or a time: a=1 b=2 is the key 'a=1 b'.
    private static (string Key, string Value, bool IsProperNumber) Divide(string text)
    {
        int equals = -1;
        for (int skip = PythonTomlQuotes.FirstOutside(text, "="); skip > 0 && Next(text, equals) is >= 0 and int next; skip--)
            equals = next;
        ReadOnlySpan<char> value = text.AsSpan(equals + 1);
        bool isProperNumber = IsProperNumber(value);
        if (value is [>= '0' and <= '9', ..])
            value = value.ToString().Replace("_", "", StringComparison.Ordinal);
        while (!IsPlausible(value))
        {
            // Behind the last sign there is one more try, with the underscores that were taken out.
            if (Next(text, equals) is >= 0 and int next)
                equals = next;
            else if (value.Length == text.Length - equals - 1)
                throw PythonFailure.OfValue("Invalid date or number");
            value = text.AsSpan(equals + 1);
            isProperNumber = isProperNumber && IsProperNumber(value);
        }

        return (PythonText.Strip(text[..Math.Max(equals, 0)]), PythonText.Strip(value).ToString(), isProperNumber);
    }

    private static int Next(string text, int equals) => text.IndexOf('=', equals + 1);

    private static bool IsPlausible(ReadOnlySpan<char> value) =>
        value is [] or [' ' or '\t' or '\'' or '"' or '[' or '{', ..] || PythonText.Strip(value) is "true" or "false"
        || PythonNumber.TryFloat(value) is not null || PythonMoment.TryDate(value) is not null || PythonMoment.IsTime(value);

    // Looks at every value, texts too; the answer counts for numbers only.
    private static bool IsProperNumber(ReadOnlySpan<char> value)
    {
        value = PythonText.Strip(value);
        if (value is [] or ['_', ..] or [.., '_'] || value.Contains("_.", StringComparison.Ordinal) || value.Contains("._", StringComparison.Ordinal))
            return false;
        if (value.Length == 1)
            return true;
        if (value is ['0', not ('.' or 'o' or 'b' or 'x'), ..] or ['+' or '-', '0', not '.', ..])
            return false;
        return !value.Contains("__", StringComparison.Ordinal);
    }

    // Dots divide a key into levels; parts in quotation marks stay whole, empty ones are passed over.
    private static (PythonTomlDraft Level, string Key) Descend(PythonTomlDraft level, string key, int line)
    {
        List<string> names = key.AsSpan().ContainsAny('"', '\'')
            ? [.. PythonTomlQuotes.Split(key).SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split('.').Select(PythonText.Strip))]
            : [.. key.Split('.')];
        int last = names.FindLastIndex(name => name.Length > 0);
        if (last < 0)
            throw PythonFailure.OfIndex("list");
        foreach (string name in names.Take(last).Where(name => name.Length > 0))
        {
            if (!level.Contains(name))
                level.Set(name, new PythonTomlTable(line));
            level = level.Get(name);
        }

        return (level, PythonText.Strip(names[last]));
    }
}
