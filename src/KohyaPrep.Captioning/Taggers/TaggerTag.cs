namespace KohyaPrep.Captioning.Taggers;

/// <summary>A tag that a tagger knows.</summary>
/// <param name="Name">As the tagger writes it, with underscores.</param>
public sealed record TaggerTag(string Name, TagCategory Category)
{
    /// <summary>As it stands in a caption: blanks for underscores, but for faces such as <c>^_^</c> or <c>(o)_(o)</c>.</summary>
    public string Words => IsFace ? Name : Name.Replace('_', ' ').Trim();

    /// <summary>One underscore between two sides, neither of which has two letters or digits together.</summary>
    private bool IsFace => Name.Split('_') is [{ Length: > 0 } left, { Length: > 0 } right] && !HasWord(left) && !HasWord(right);

    private static bool HasWord(string side) => side.Zip(side.Skip(1)).Any(pair => char.IsLetterOrDigit(pair.First) && char.IsLetterOrDigit(pair.Second));
}
