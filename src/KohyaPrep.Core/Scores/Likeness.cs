namespace KohyaPrep.Core.Scores;

/// <summary>The picture that another one resembles most.</summary>
/// <param name="Name">Its file, relative to its folder.</param>
/// <param name="Match">Match % of the two.</param>
public sealed record Likeness(string Name, double Match)
{
    /// <summary>Match from which on a picture is a copy.</summary>
    public const double CopyFrom = 90;

    /// <summary>Match from which on it is a near copy.</summary>
    public const double NearCopyFrom = 70;

    public LikenessKind Kind => Match >= CopyFrom ? LikenessKind.Copy : Match >= NearCopyFrom ? LikenessKind.NearCopy : LikenessKind.Own;
}
