using KohyaPrep.Core.Captions;

namespace KohyaPrep.Core.Rules.Captions;

/// <summary>Finds the fragments of a caption that give a thing a colour: shades, one colour and a noun. Of others it cannot be told what belongs to what.</summary>
internal static class SaidColours
{
    // A line each for what may well be meant by two people for the same colour.
    private static readonly string[][] Families =
    [
        ["black", "ebony"],
        ["white"],
        ["gray", "grey", "silver"],
        ["red", "crimson", "scarlet", "maroon"],
        ["orange"],
        ["yellow", "gold", "golden"],
        ["blond", "blonde"],
        ["brown", "brunette"],
        ["green", "lime", "olive"],
        ["blue", "navy", "azure"],
        ["teal", "turquoise", "cyan", "aqua"],
        ["purple", "violet", "lavender"],
        ["pink", "magenta"],
    ];

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Colours = Families
        .SelectMany((family, number) => family.Select(colour => (Colour: colour, Number: number)))
        .ToDictionary(known => known.Colour, known => known.Number, StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Shades = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "light", "dark", "bright", "pale", "deep", "medium", "vivid", "soft", "dull", "jet", "neon", "pastel", "solid", "plain",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many families of colours there are.</summary>
    public static int Count => Families.Length;

    /// <summary>The name of a family.</summary>
    public static string NameOf(int family) => Families[family][0];

    /// <summary>How many there may be in a caption, at most.</summary>
    public static int Most(ReadOnlySpan<char> caption) => 1 + caption.Count(',');

    /// <param name="found">Room for <see cref="Most"/>; they stand at its beginning afterwards, in their order.</param>
    /// <returns>How many there are.</returns>
    public static int Read(ReadOnlySpan<char> caption, Span<SaidColour> found)
    {
        int count = 0;
        FragmentSpans fragments = new(caption);
        while (fragments.MoveNext())
        {
            if (IsOne(fragments.Current, out int noun, out int family))
                found[count++] = new SaidColour(fragments.Start, fragments.Current.Length, noun, family);
        }

        return count;
    }

    private static bool IsOne(ReadOnlySpan<char> fragment, out int noun, out int family)
    {
        (noun, family) = (0, 0);
        ReadOnlySpan<char> last = LastWord(fragment, out ReadOnlySpan<char> before), colour = LastWord(before, out before);
        if (colour.Length == 0 || !Colours.TryGetValue(colour, out family) || Colours.ContainsKey(last))
            return false;
        while (LastWord(before, out ReadOnlySpan<char> rest) is { Length: > 0 } shade)
        {
            if (!Shades.Contains(shade))
                return false;
            before = rest;
        }

        noun = last.Length;
        return true;
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text, out ReadOnlySpan<char> before)
    {
        text = text.TrimEnd(' ');
        int start = text.LastIndexOf(' ') + 1;
        before = text[..start];
        return text[start..];
    }
}
