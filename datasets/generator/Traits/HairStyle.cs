namespace KohyaPrep.Punks.Traits;

/// <summary>A way to wear hair.</summary>
/// <param name="Phrase">For captions; {0} is the colour.</param>
/// <param name="UnderHat">The style that is left to see below a hat; null when the hat covers it all.</param>
/// <param name="Lads">How many cards of it lie in the deck of the lads; 0 for none.</param>
/// <param name="Ladies">The same for the ladies.</param>
/// <param name="Tall">Stands too high for a band or a tiara.</param>
public sealed record HairStyle(string Name, string Phrase, string? UnderHat, int Lads, int Ladies, bool Tall = false)
{
    /// <summary>A band, a tiara or a pair of ears can sit in it.</summary>
    public bool HoldsBand => !Tall && Name != "bald";
}
