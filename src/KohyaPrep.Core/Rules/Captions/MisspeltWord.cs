using System.Runtime.InteropServices;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class MisspeltWord : Rule<DatasetSubject>
{
    public static MisspeltWord Rule { get; } = new();

    public override string Code => "CAP029";

    public override string Name => "misspelt-word";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A rare word looks like a frequent one misspelt, or like two run together.";

    public override string Why =>
        "CLIP does not know the word and reads it in pieces, so what the picture shows is learnt under something that nobody will "
        + "ever write in a prompt, and the right word misses a picture.";

    public override string Remedy => "Correct the word where it is a mistake.";

    public override Example Example => new("punk, rbown eyes, marroon shirt", "punk, brown eyes, maroon shirt");

    /// <summary>A word in more captions than this is not rare.</summary>
    private const int Rare = 2;

    private const int Frequent = 3;
    private const int VeryFrequent = 10;
    private const int Pieces = 3;
    private const int ShortestWord = 5;
    private const int ShortestPart = 3;

    // Of very large sets the first of both are enough to see what is the matter.
    private const int MostRare = 1000;
    private const int MostFrequent = 2000;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        Dictionary<string, Use> words = CountWords(subject.Dataset.Captions);
        string[] frequent =
        [
            .. words.Where(word => word.Value.Count >= Frequent)
                .OrderByDescending(word => word.Value.Count)
                .ThenBy(word => word.Key, StringComparer.Ordinal)
                .Take(MostFrequent)
                .Select(word => word.Key),
        ];
        var rare = words
            .Where(word => word.Value.Count <= Rare && word.Key.Length >= ShortestWord && ClipTokenizer.Shared.Count(word.Key) >= Pieces)
            .OrderBy(word => word.Key, StringComparer.Ordinal)
            .Take(MostRare);
        foreach ((string word, (_, CaptionFacts caption, _)) in rare)
        {
            if (NearestTo(word, frequent) is { } near)
                yield return At(new Location(caption.Shown, 1), $"'{word}' looks like '{near}', which {words[near].Count} captions have.", $"If '{near}' is meant, correct it.");
            else if (PartsOf(word, words) is { } parts)
                yield return At(new Location(caption.Shown, 1), $"'{word}' looks like '{parts}' run together.", $"If '{parts}' is meant, put the space back, or the comma.");
        }
    }

    /// <param name="Count">How many captions have the word.</param>
    private readonly record struct Use(int Count, CaptionFacts First, CaptionFacts Last);

    private static Dictionary<string, Use> CountWords(IEnumerable<CaptionFacts> captions)
    {
        const int LongestOnStack = 64;
        Dictionary<string, Use> words = new(StringComparer.Ordinal);
        Dictionary<string, Use>.AlternateLookup<ReadOnlySpan<char>> known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[LongestOnStack];
        foreach (CaptionFacts caption in captions)
        {
            foreach (ReadOnlySpan<char> run in new WordSpans(caption.Text))
            {
                Span<char> word = run.Length <= LongestOnStack ? lower[..run.Length] : new char[run.Length];
                run.ToLowerInvariant(word);
                ref Use use = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (ReadOnlySpan<char>)word, out bool isKnown);
                if (!isKnown)
                    use = new Use(1, caption, caption);
                else if (!ReferenceEquals(use.Last, caption))
                    use = use with { Count = use.Count + 1, Last = caption };
            }
        }

        return words;
    }

    // Another form of a word, with an ending or a syllable before it, is no mistake.
    private static string? NearestTo(string word, string[] frequent)
    {
        int edits = word.Length < 7 ? 1 : 2;
        return frequent
            .Where(other => other.Length >= ShortestWord && Math.Abs(other.Length - word.Length) <= edits)
            .Where(other => !word.StartsWith(other, StringComparison.Ordinal) && !word.EndsWith(other, StringComparison.Ordinal) && !other.StartsWith(word, StringComparison.Ordinal))
            .Select(other => (other, Distance: Nearest.Distance(word, other)))
            .Where(near => near.Distance <= edits && ClipTokenizer.Shared.Count(near.other) < Pieces)
            .OrderBy(near => near.Distance)
            .Select(near => near.other)
            .FirstOrDefault();
    }

    // Two frequent words, or a very frequent one and any that is a word by itself elsewhere.
    private static string? PartsOf(string word, Dictionary<string, Use> words)
    {
        for (int i = ShortestPart; i <= word.Length - ShortestPart; i++)
        {
            (int first, int second) = (CountOf(word[..i]), CountOf(word[i..]));
            bool isFirstCertain = first >= VeryFrequent && i > ShortestPart;
            bool isSecondCertain = second >= VeryFrequent && word.Length - i > ShortestPart;
            if (Math.Min(first, second) >= Frequent || (isFirstCertain && second > 0) || (isSecondCertain && first > 0))
                return $"{word[..i]} {word[i..]}";
        }

        return null;

        int CountOf(string part) => words.TryGetValue(part, out Use known) ? known.Count : 0;
    }
}
