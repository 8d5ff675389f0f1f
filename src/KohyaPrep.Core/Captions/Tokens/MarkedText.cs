namespace KohyaPrep.Core.Captions.Tokens;

/// <summary>
/// The parts of a text between the marks of start and end that are written out in it, and the marks themselves: each part is repaired by itself, and
/// a mark is taken for what it is before anything else happens.
/// </summary>
internal ref struct MarkedText(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;

    /// <summary>Never empty.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public readonly MarkedText GetEnumerator() => this;

    public bool MoveNext()
    {
        if (rest.Length == 0)
            return false;
        int start = NextMark(out int length);
        int taken = start == 0 ? length : start;
        Current = rest[..taken];
        rest = rest[taken..];
        return true;
    }

    private readonly int NextMark(out int length)
    {
        for (int from = 0; rest[from..].IndexOf("<|", StringComparison.Ordinal) is var found and >= 0; from += found + 1)
        {
            ReadOnlySpan<char> mark = rest[(from + found)..];
            length = mark.StartsWith(WordCutter.StartMark) ? WordCutter.StartMark.Length : mark.StartsWith(WordCutter.EndMark) ? WordCutter.EndMark.Length : 0;
            if (length > 0)
                return from + found;
        }

        length = 0;
        return rest.Length;
    }
}
