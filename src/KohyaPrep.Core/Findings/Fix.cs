namespace KohyaPrep.Core.Findings;

/// <summary>What <c>check --fix</c> would do about a finding. It says what, and nothing of how.</summary>
/// <param name="Path">The file, relative to its folder, with forward slashes.</param>
/// <param name="Text">What would be done, in one sentence.</param>
public sealed record Fix(FixKind Kind, FixPlace Place, string Path, string Text)
{
    /// <summary>Whether it is done without being asked for by its rule's code: nothing that it takes away can have been meant.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>Further files in the same place that the same is done to.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Where files are set aside as copies: the one that stays, like the path; otherwise empty.</summary>
    public string Keeps { get; init; } = "";

    /// <summary>The words that it is about; empty for most kinds.</summary>
    public string Words { get; init; } = "";

    // Two checks of the same files say the same, and so the list counts by what is in it.
    public bool Equals(Fix? other) =>
        other is not null && (Kind, Place, Path, Text, IsCertain, Keeps, Words) == (other.Kind, other.Place, other.Path, other.Text, other.IsCertain, other.Keeps, other.Words) && Also.SequenceEqual(other.Also);

    public override int GetHashCode() => HashCode.Combine(Kind, Place, Path, Text, Also.Count);
}
