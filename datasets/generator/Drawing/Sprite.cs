namespace KohyaPrep.Punks.Drawing;

/// <summary>A part drawn in characters, 24 a row. Rows above the first and below the last are empty.</summary>
public sealed record Sprite(string Name, int Top, IReadOnlyList<string> Rows)
{
    /// <summary>The character at a place of the picture, '.' where the part is empty.</summary>
    public char At(int x, int y) => y < Top || y >= Top + Rows.Count ? '.' : Rows[y - Top][x];
}
