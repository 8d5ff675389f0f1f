namespace KohyaPrep.Core.Captions;

/// <summary>The runs of letters of a text, as they are written there.</summary>
public ref struct WordSpans(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int next;

    /// <summary>Where the current word begins.</summary>
    public int Start { get; private set; }

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly WordSpans GetEnumerator() => this;

    public bool MoveNext()
    {
        int start = next;
        while (start < text.Length && !char.IsLetter(text[start]))
            start++;
        int end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        next = end;
        Start = start;
        Current = text[start..end];
        return end > start;
    }
}
