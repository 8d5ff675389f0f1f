namespace KohyaPrep.Core.Rules.Captions;

/// <summary>A fragment that gives a thing a colour, by its place in the caption.</summary>
/// <param name="Start">Of the fragment, in characters.</param>
/// <param name="Length">Of the fragment.</param>
/// <param name="NounLength">Of the thing, which the fragment ends with.</param>
/// <param name="Family">Number of the colour, the same for names that may well mean one.</param>
internal readonly record struct SaidColour(int Start, int Length, int NounLength, int Family)
{
    public ReadOnlySpan<char> FragmentIn(ReadOnlySpan<char> caption) => caption.Slice(Start, Length);

    public ReadOnlySpan<char> NounIn(ReadOnlySpan<char> caption) => caption.Slice(Start + Length - NounLength, NounLength);
}
