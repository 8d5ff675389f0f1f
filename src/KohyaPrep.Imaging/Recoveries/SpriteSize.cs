namespace KohyaPrep.Imaging.Recoveries;

/// <summary>How many pixels a sprite is to have.</summary>
/// <param name="Columns">Along the width.</param>
/// <param name="Rows">Along the height.</param>
public sealed record SpriteSize(int Columns, int Rows)
{
    /// <summary>Pictures that are longer than this on one side are no crops of square ones.</summary>
    private const double PlainlyOblong = 1.2;

    /// <summary>Most along a side.</summary>
    public const int Most = 1024;

    /// <param name="text"><c>24</c>, or <c>24x36</c>.</param>
    /// <returns>Null when it is no size.</returns>
    public static SpriteSize? Parse(string text)
    {
        string[] sides = text.Split('x', '×');
        return sides.Length <= 2 && Side(sides[0]) is { } columns && Side(sides[^1]) is { } rows ? new SpriteSize(columns, rows) : null;
    }

    /// <summary>
    /// The size for a picture: a square one counts along the shorter side of a picture that is plainly oblong.
    /// </summary>
    public SpriteSize For(int width, int height)
    {
        double shape = (double)Math.Max(width, height) / Math.Min(width, height);
        if (Columns != Rows || shape < PlainlyOblong)
            return this;
        int longer = (int)Math.Round(Columns * shape);
        return width > height ? new SpriteSize(longer, Rows) : new SpriteSize(Columns, longer);
    }

    public override string ToString() => $"{Columns}×{Rows}";

    private static int? Side(string text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int side) && side is >= 1 and <= Most ? side : null;
}
