namespace KohyaPrep.Punks.Traits;

/// <summary>Hair of the face.</summary>
/// <param name="Phrase">For captions; {0} is the colour.</param>
public sealed record Beard(string Name, string Phrase, int Weight)
{
    public static Beard Stubble { get; } = new("stubble", "stubble", 6);

    public static IReadOnlyList<Beard> All { get; } =
    [
        Stubble,
        new("full", "full {0} beard", 7),
        new("goatee", "{0} goatee", 5),
        new("moustache", "{0} moustache", 5),
        new("handlebar", "{0} handlebar moustache", 3),
        new("long beard", "long {0} beard", 4),
        new("sideburns", "{0} sideburns", 2),
        new("chinstrap", "{0} chinstrap beard", 3),
    ];
}
