namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>One place in a sequence of characters that is a sign of mojibake: kinds, single letters, or any but some kinds.</summary>
/// <param name="Kinds">Any of these.</param>
/// <param name="Letters">Or one of these.</param>
/// <param name="Not">Whether none of the kinds may be there instead.</param>
internal readonly record struct MojibakeSign(LetterKinds Kinds, string Letters = "", bool Not = false)
{
    public static implicit operator MojibakeSign(LetterKinds kinds) => new(kinds);

    public static implicit operator MojibakeSign(string letters) => new(LetterKinds.None, letters);

    public bool Fits(char letter, LetterKinds kinds) =>
        ((kinds & Kinds) != 0 || (Letters.Length > 0 && Letters.Contains(letter, StringComparison.Ordinal))) != Not;
}
