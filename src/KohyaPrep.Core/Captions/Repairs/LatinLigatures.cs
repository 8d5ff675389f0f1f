using System.Buffers;
using System.Text;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Ligatures and digraphs of Latin letters that are one character; not those that are letters of their own, such as æ.</summary>
internal static class LatinLigatures
{
    // In pairs: the character, then its parts up to the next space.
    private const string Table =
        "Ĳ IJ ĳ ij ŉ ʼn Ǳ DZ ǲ Dz ǳ dz Ǆ DŽ ǅ Dž ǆ dž Ǉ LJ ǈ Lj ǉ lj Ǌ NJ ǋ Nj ǌ nj ﬀ ff ﬁ fi ﬂ fl ﬃ ffi ﬄ ffl ﬅ ſt ﬆ st";

    private static readonly Dictionary<char, string> Parts = Table.Split(' ').Chunk(2).ToDictionary(pair => pair[0][0], pair => pair[1]);

    private static readonly SearchValues<char> Ligatures = SearchValues.Create([.. Parts.Keys]);

    public static string TakeApart(string text)
    {
        if (!text.AsSpan().ContainsAny(Ligatures))
            return text;
        StringBuilder apart = new(text.Length + 8);
        foreach (char letter in text)
            _ = Parts.TryGetValue(letter, out string? parts) ? apart.Append(parts) : apart.Append(letter);
        return apart.ToString();
    }
}
