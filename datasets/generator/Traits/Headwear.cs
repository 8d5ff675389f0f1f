namespace KohyaPrep.Punks.Traits;

/// <summary>Something worn on the head.</summary>
/// <param name="Phrase">For captions; {0} is the colour.</param>
/// <param name="HairFrom">The row from which hair shows; 0 when it sits in the hair, 24 when it covers it all.</param>
/// <param name="Colours">Names of the colours it comes in; empty for any.</param>
/// <param name="Accents">Names of the colours of its band, logo or stones; empty for any other.</param>
public sealed record Headwear(
    string Name, string Phrase, int HairFrom, int Lads, int Ladies, IReadOnlyList<string> Colours, IReadOnlyList<string> Accents)
{
    public bool CoversHair => HairFrom >= 24;

    public bool SitsInHair => HairFrom == 0;

    /// <summary>Its yellow is that of metal.</summary>
    public bool IsGold => Colours is ["yellow"];
}
