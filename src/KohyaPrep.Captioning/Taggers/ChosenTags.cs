namespace KohyaPrep.Captioning.Taggers;

/// <summary>The tags of a picture, as words.</summary>
/// <param name="Named">Characters first, then series and artists.</param>
/// <param name="General">The most probable first.</param>
/// <param name="Rating">The most probable rating; empty when the tagger has none.</param>
public sealed record ChosenTags(IReadOnlyList<string> Named, IReadOnlyList<string> General, string Rating)
{
    /// <summary>All but the rating, joined by commas.</summary>
    public string Words => string.Join(", ", Named.Concat(General).Distinct(StringComparer.Ordinal));
}
