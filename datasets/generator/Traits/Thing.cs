namespace KohyaPrep.Punks.Traits;

/// <summary>A thing by its plain name, its colour's plain name where it has one, and the words for a caption.</summary>
public sealed record Thing(string Name, string? Colour, string Phrase)
{
    /// <param name="phrase">{0} is the colour.</param>
    public static Thing Of(string name, string colour, string phrase) =>
        new(name, colour, phrase.Replace("{0}", colour, StringComparison.Ordinal));
}
