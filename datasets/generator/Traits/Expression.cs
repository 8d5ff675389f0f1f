namespace KohyaPrep.Punks.Traits;

/// <param name="Phrase">For captions.</param>
public sealed record Expression(string Name, string Phrase, int Weight)
{
    public static IReadOnlyList<Expression> All { get; } =
    [
        new("neutral", "neutral expression", 6),
        new("smile", "smile", 6),
        new("smirk", "smirk", 5),
        new("frown", "frown", 3),
        new("open mouth", "open mouth", 3),
        new("grin", "toothy grin", 4),
        new("tongue out", "tongue out", 1),
        new("pout", "pout", 3),
    ];
}
