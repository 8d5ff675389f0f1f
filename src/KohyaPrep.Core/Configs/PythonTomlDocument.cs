namespace KohyaPrep.Core.Configs;

/// <summary>The reader's second pass, line by line, over what the first has left.</summary>
internal sealed class PythonTomlDocument
{
    // Python's calls down to the reading of a line.
    private const int Frames = 2;

    private readonly PythonTomlTable root = new(1);
    private readonly PythonTomlHeaders headers;
    private PythonTomlDraft level;
    private PythonTomlLongText? open;

    private PythonTomlDocument()
    {
        headers = new PythonTomlHeaders(root);
        level = root;
    }

    /// <exception cref="PythonFailure">With the place in the text where Python gives up.</exception>
    public static ConfigNode.Table Read(string text)
    {
        string scanned = PythonTomlScan.Run(text);
        PythonTomlDocument document = new();
        int place = 0;
        // Lines are counted in the text itself: the first pass has joined some.
        int line = 1;
        foreach (Range range in scanned.AsSpan().Split('\n'))
        {
            line += text.AsSpan(place, range.Start.Value - place).Count('\n');
            place = range.Start.Value;
            try
            {
                document.Take(scanned[range], line);
            }
            catch (PythonFailure failure)
            {
                throw failure.At(place);
            }
        }

        return document.root.Root;
    }

    private void Take(string text, int line)
    {
        if (open is null || open.StripsNext)
            text = PythonText.Strip(text);
        if (open is not null)
            GoOn(open, text);
        else if (text.StartsWith('['))
            level = headers.Enter(text, line);
        else if (text.StartsWith('{'))
        {
            if (text[^1] != '}')
                throw PythonFailure.OfValue("Line breaks are not allowed in inlineobjects");
            PythonTomlInlineTable.ReadInto(level, text, line, Frames + 1);
        }
        else if (text.Contains('=', StringComparison.Ordinal))
            open = PythonTomlPair.Read(text, level, line, Frames + 1);
    }

    // A finished text goes into the table of the last header, under the last part of its key, and replaces what is there.
    private void GoOn(PythonTomlLongText longText, string text)
    {
        if ((text.Length == 0 && longText.IsJoining) || !longText.Take(text))
            return;
        level.Set(longText.Key, PythonTomlValue.Read(longText.Text, longText.Line, isProperNumber: true, Frames + 1));
        open = null;
    }
}
