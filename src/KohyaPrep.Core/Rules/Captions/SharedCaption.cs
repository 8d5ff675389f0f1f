using System.Runtime.InteropServices;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class SharedCaption : Rule<DatasetSubject>
{
    public static SharedCaption Rule { get; } = new();

    public override string Code => "CAP027";

    public override string Name => "shared-caption";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Many pictures have one and the same caption.";

    public override string Why =>
        "What the pictures show apart from it has no word, so it all goes into the words that they share: it cannot be asked for, "
        + "and it cannot be left out. For one subject in one look that is wanted, and class words do the same without files.";

    public override string Remedy => "Say in each caption what is special to its picture.";

    public override Example Example => new("punk portrait, in 120 of 200 captions", "punk portrait, blue beanie, smile");

    private const int Fewest = 3;
    private const double Share = 0.05;
    private const int Named = 3;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        IReadOnlyList<CaptionFacts> captions = subject.Index.CaptionsWithText;
        Dictionary<TightText, int> counts = new(captions.Count);
        foreach (CaptionFacts caption in captions)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, caption.TextIdentity, out _)++;
        double many = Math.Max(Fewest, captions.Count * Share);
        foreach (CaptionFacts[] same in captions.Where(caption => counts[caption.TextIdentity] >= many).GroupBy(caption => caption.TextIdentity).Select(group => group.ToArray()))
        {
            string others = string.Join(", ", same.Skip(1).Take(Named).Select(caption => $"'{caption.Path}'"));
            string more = same.Length > Named + 1 ? $" and {same.Length - Named - 1} more" : "";
            yield return At(new Location(same[0].Shown, 1), $"{same.Length} of {captions.Count} captions are this one; the others are in {others}{more}.");
        }
    }
}
