namespace KohyaPrep.Captioning.Taggers;

/// <summary>Which tags of a picture are taken, and in which order.</summary>
/// <param name="General">Least probability of a general tag, 0 to 1.</param>
/// <param name="Character">Likewise of characters, and of artists and series, which a tagger must know to name.</param>
/// <param name="Excluded">Tags that are never taken, with underscores or blanks.</param>
/// <param name="Most">How many general tags are taken at most; null for all.</param>
public sealed record TagChoice(double General, double Character, IReadOnlyCollection<string> Excluded, int? Most)
{
    /// <param name="probabilities">One for each tag.</param>
    public ChosenTags Of(IReadOnlyList<TaggerTag> tags, ReadOnlySpan<float> probabilities)
    {
        // Compared as the numbers that the model gives: 0.35 of 32 bits is a little less than 0.35 of 64.
        float least = (float)General, leastNamed = (float)Character;
        HashSet<string> excluded = new(Excluded.Select(Plain), StringComparer.OrdinalIgnoreCase);
        List<(TaggerTag Tag, float Probability)> named = [], general = [];
        (TaggerTag? Tag, float Probability) rating = (null, float.NegativeInfinity);
        for (int i = 0; i < tags.Count; i++)
        {
            TaggerTag tag = tags[i];
            float probability = probabilities[i];
            if (tag.Category == TagCategory.Rating)
                rating = probability > rating.Probability ? (tag, probability) : rating;
            else if (!excluded.Contains(Plain(tag.Name)) && probability >= (IsNamed(tag) ? leastNamed : least))
                (IsNamed(tag) ? named : general).Add((tag, probability));
        }

        return new ChosenTags(
            [.. named.OrderBy(one => Rank(one.Tag.Category)).ThenByDescending(one => one.Probability).Select(one => one.Tag.Words)],
            [.. general.OrderByDescending(one => one.Probability).Take(Most ?? int.MaxValue).Select(one => one.Tag.Words)],
            rating.Tag?.Words ?? "");
    }

    private static bool IsNamed(TaggerTag tag) => tag.Category is TagCategory.Character or TagCategory.Copyright or TagCategory.Artist;

    private static int Rank(TagCategory category) => category switch { TagCategory.Character => 0, TagCategory.Copyright => 1, _ => 2 };

    private static string Plain(string tag) => tag.Trim().Replace('_', ' ');
}
