using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Captions;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class ClassImbalance : Rule<DatasetSubject>
{
    public static ClassImbalance Rule { get; } = new();

    public override string Code => "SET022";

    public override string Name => "classes-unbalanced";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "One class or trait has many times as many pictures as another.";

    public override string Why =>
        "What is rare is learnt late or not at all, and what is frequent turns up where it was not asked for: of 90 men and 6 "
        + "women the model makes men. Classes are taken from the beginnings of file names, traits from the colours that captions "
        + "give to hair, eyes, skin and backgrounds.";

    public override string Remedy => "Add pictures of the rare class, or give its folder more repeats; leave it so where the rare ones are no matter.";

    public override Example Example => new("lad_001 … lad_090 and lady_001 … lady_006", "50 lads and 48 ladies");

    private const int MostClasses = 8, FewestOfAClass = 2, MostTimes = 5, FewestTold = 20;

    private const double LeastNamed = 0.9, MostOfATrait = 0.7;

    private static readonly string[] Traits = ["hair", "eyes", "skin", "background"];

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        IReadOnlyList<ImageFacts> pictures = subject.Index.PicturesRead;
        Location location = new(subject.Dataset.Shown);
        var classes = pictures.CountBy(ClassOf).Where(found => found.Key.Length > 1).OrderByDescending(found => found.Value).ThenBy(found => found.Key, StringComparer.Ordinal).ToArray();
        bool areClasses = classes.Length is >= 2 and <= MostClasses && classes.Sum(found => found.Value) >= LeastNamed * pictures.Count && classes[^1].Value >= FewestOfAClass;
        if (areClasses && classes[0].Value > MostTimes * classes[^1].Value)
            yield return At(location, $"{classes[0].Value} pictures are called '{classes[0].Key}…' and {classes[^1].Value} '{classes[^1].Key}…'.");
        int[,] said = CountTraits(subject.Dataset.Captions);
        for (int trait = 0; trait < Traits.Length; trait++)
        {
            int all = Enumerable.Range(0, SaidColours.Count).Sum(colour => said[trait, colour]);
            (int most, string name) = Enumerable.Range(0, SaidColours.Count).Select(colour => (said[trait, colour], SaidColours.NameOf(colour)))
                .OrderByDescending(colour => colour.Item1).ThenBy(colour => colour.Item2, StringComparer.Ordinal).First();
            if (all >= FewestTold && most > MostOfATrait * all)
                yield return At(location, $"Of {all} captions that give a colour to '{Traits[trait]}', {most} say {name}.", severity: Severity.Info);
        }
    }

    /// <summary>How many captions give a trait a colour: by the number of the trait and of the family of colours.</summary>
    private static int[,] CountTraits(IReadOnlyList<CaptionFacts> captions)
    {
        const int OnStack = 32;
        int[,] counts = new int[Traits.Length, SaidColours.Count];
        Span<SaidColour> room = stackalloc SaidColour[OnStack];
        Span<int> seen = stackalloc int[Traits.Length];
        foreach (CaptionFacts caption in captions)
        {
            string text = caption.Text;
            int most = SaidColours.Most(text);
            Span<SaidColour> found = most <= OnStack ? room : new SaidColour[most];
            seen.Clear();
            foreach (SaidColour said in found[..SaidColours.Read(text, found)])
            {
                int trait = TraitOf(said.NounIn(text));
                if (trait < 0 || (seen[trait] & (1 << said.Family)) != 0)
                    continue;
                seen[trait] |= 1 << said.Family;
                counts[trait, said.Family]++;
            }
        }

        return counts;
    }

    private static int TraitOf(ReadOnlySpan<char> noun)
    {
        for (int trait = 0; trait < Traits.Length; trait++)
        {
            if (noun.Equals(Traits[trait], StringComparison.OrdinalIgnoreCase))
                return trait;
        }

        return -1;
    }

    /// <summary>The letters that a file's name begins with, where a number or a mark follows them.</summary>
    private static string ClassOf(ImageFacts picture)
    {
        ReadOnlySpan<char> stem = Path.GetFileNameWithoutExtension(picture.Path.AsSpan());
        int letters = 0;
        while (letters < stem.Length && char.IsLetter(stem[letters]))
            letters++;
        return letters < stem.Length ? stem[..letters].ToString().ToLowerInvariant() : "";
    }
}
