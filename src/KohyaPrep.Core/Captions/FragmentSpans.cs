namespace KohyaPrep.Core.Captions;

/// <summary>What <see cref="CaptionFragments.Of"/> gives, as parts of the caption and without a text made for any of them.</summary>
public ref struct FragmentSpans(ReadOnlySpan<char> caption)
{
    private readonly ReadOnlySpan<char> caption = caption;
    private int next;

    /// <summary>Where the current fragment begins.</summary>
    public int Start { get; private set; }

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly FragmentSpans GetEnumerator() => this;

    public bool MoveNext()
    {
        while (next <= caption.Length)
        {
            int start = next, length = caption[start..].IndexOf(',');
            int end = length < 0 ? caption.Length : start + length;
            next = end + 1;
            while (start < end && PythonText.IsSpace(caption[start]))
                start++;
            while (end > start && PythonText.IsSpace(caption[end - 1]))
                end--;
            if (end == start)
                continue;
            Start = start;
            Current = caption[start..end];
            return true;
        }

        return false;
    }
}
