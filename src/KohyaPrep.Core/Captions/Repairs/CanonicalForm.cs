using System.Text;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Unicode's normal form C. .NET's own needs a library (ICU) that this program does without.</summary>
internal static class CanonicalForm
{
    /// <summary>A text of characters below this is in the form.</summary>
    private const char FirstToLookAt = '\u0300';

    /// <param name="text">Without halves of surrogate pairs.</param>
    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstToLookAt, '\uffff'))
            return text;
        List<int> codes = [];
        foreach (Rune rune in text.EnumerateRunes())
            CanonicalData.Decompose(rune.Value, codes);
        SortMarks(codes);
        StringBuilder composed = new(text.Length);
        foreach (int code in ComposeAll(codes))
            composed.Append(new Rune(code));
        return composed.ToString();
    }

    // Marks on one letter go by their class; those of one class stay in their order.
    private static void SortMarks(List<int> codes)
    {
        for (int i = 1; i < codes.Count; i++)
        {
            int kind = CanonicalData.ClassOf(codes[i]);
            for (int j = i; kind > 0 && j > 0 && CanonicalData.ClassOf(codes[j - 1]) > kind; j--)
                (codes[j - 1], codes[j]) = (codes[j], codes[j - 1]);
        }
    }

    private static List<int> ComposeAll(List<int> codes)
    {
        List<int> composed = new(codes.Count);
        int starter = -1;
        int lastClass = -1;
        foreach (int code in codes)
        {
            int kind = CanonicalData.ClassOf(code);
            // A mark is blocked from its letter by another of the same class or a higher one between them.
            if (starter >= 0 && lastClass < kind && CanonicalData.Compose(composed[starter], code) is { } both)
            {
                composed[starter] = both;
                continue;
            }

            if (kind == 0)
            {
                starter = composed.Count;
                lastClass = -1;
            }
            else
            {
                lastClass = kind;
            }

            composed.Add(code);
        }

        return composed;
    }
}
