using KohyaPrep.Imaging;
using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Painting;

namespace KohyaPrep.Punks.Output;

/// <summary>All portraits of a set on one picture, enlarged without smoothing.</summary>
public static class ContactSheet
{
    private const int Columns = 17;
    private const int Factor = 4;
    private const int Gap = 4;
    private const int Tile = (Canvas24.Size * Factor) + Gap;

    public static PixelImage Of(IReadOnlyList<Portrait> set)
    {
        int rows = (set.Count + Columns - 1) / Columns;
        int width = (Columns * Tile) + Gap;
        int height = (rows * Tile) + Gap;
        PixelImage sheet = new(width, height, new byte[4 * width * height]);
        sheet.Pixels.Fill(0xFFFFFFFF);
        for (int i = 0; i < set.Count; i++)
            Place(sheet, set[i].Canvas, Gap + (i % Columns * Tile), Gap + (i / Columns * Tile));
        return sheet;
    }

    private static void Place(PixelImage sheet, Canvas24 canvas, int left, int top)
    {
        for (int y = 0; y < Canvas24.Size * Factor; y++)
        {
            for (int x = 0; x < Canvas24.Size * Factor; x++)
                sheet.Row(top + y)[left + x] = canvas[x / Factor, y / Factor].Word;
        }
    }
}
