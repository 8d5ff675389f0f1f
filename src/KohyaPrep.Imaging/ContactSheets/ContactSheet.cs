using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Canvases;

namespace KohyaPrep.Imaging.ContactSheets;

/// <summary>
/// Draws many pictures, with their edge maps and captions, onto one: to be looked at, and the same bytes on every machine.
/// </summary>
public static class ContactSheet
{
    private static readonly Rgb Ground = new(0x12, 0x14, 0x19), Panel = new(0x1D, 0x20, 0x28), Well = new(0x0B, 0x0C, 0x10);
    private static readonly Rgb TitleColour = new(0xF4, 0xF5, 0xF7);
    private static readonly Rgb NameColour = new(0x8F, 0xB8, 0xFF), TextColour = new(0xC3, 0xC8, 0xD2);

    /// <returns>An opaque picture; write it with <see cref="Png.PngWriter"/>.</returns>
    public static PixelImage Draw(string title, IReadOnlyList<ContactTile> tiles, ContactSheetLayout? layout = null)
    {
        layout ??= new ContactSheetLayout();
        int columns = Math.Clamp(tiles.Count, 1, layout.Columns);
        int pictures = tiles.Any(tile => (tile.EdgeMap ?? tile.After) is not null) ? 2 : 1;
        int tileWidth = ContactSheetLayout.Inset + (pictures * (layout.PictureSide + ContactSheetLayout.Inset));
        int titleFactor = 2 * layout.TextFactor;
        int top = ContactSheetLayout.Gap + (titleFactor * PixelFont.Height) + ContactSheetLayout.Gap;
        ContactTile[][] rows = [.. tiles.Chunk(columns)];
        int[] heights = [.. rows.Select(row => row.Max(tile => HeightOf(tile, layout, tileWidth)))];

        int width = ContactSheetLayout.Gap + (columns * (tileWidth + ContactSheetLayout.Gap));
        int height = top + heights.Sum() + (rows.Length * ContactSheetLayout.Gap);
        PixelImage sheet = new(width, height, new byte[checked(4 * width * height)]);
        Painting.Fill(sheet, 0, 0, width, height, Ground);
        DrawTitle(sheet, title, titleFactor);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < rows[row].Length; column++)
            {
                int left = ContactSheetLayout.Gap + (column * (tileWidth + ContactSheetLayout.Gap));
                Painting.Fill(sheet, left, top, tileWidth, heights[row], Panel);
                DrawTile(sheet, rows[row][column], layout, left, top, tileWidth);
            }

            top += heights[row] + ContactSheetLayout.Gap;
        }

        return sheet;
    }

    private static void DrawTitle(PixelImage sheet, string title, int factor)
    {
        int characters = Math.Max(4, (sheet.Width - (2 * ContactSheetLayout.Gap)) / (PixelFont.Advance * factor));
        foreach (string line in WrappedText.Lines(title, characters, 1))
            PixelFont.Draw(sheet, line, ContactSheetLayout.Gap, ContactSheetLayout.Gap, factor, TitleColour);
    }

    private static void DrawTile(PixelImage sheet, ContactTile tile, ContactSheetLayout layout, int left, int top, int tileWidth)
    {
        (int x, int y) = (left + ContactSheetLayout.Inset, top + ContactSheetLayout.Inset);
        DrawInWell(sheet, Fit(tile.Picture, layout.PictureSide, areLines: false), layout.PictureSide, x, y);
        int beside = layout.PictureSide + ContactSheetLayout.Inset;
        if ((tile.EdgeMap ?? tile.After) is { } second)
            DrawInWell(sheet, Fit(second, layout.PictureSide, areLines: tile.EdgeMap is not null), layout.PictureSide, x + beside, y);
        y += beside;
        int characters = Characters(layout, tileWidth);
        foreach (string line in WrappedText.Lines(tile.Name, characters, 1))
            PixelFont.Draw(sheet, line, x, y, layout.TextFactor, NameColour);
        y += layout.NameHeight;
        foreach (string line in WrappedText.Lines(tile.Caption, characters, layout.CaptionLines))
        {
            PixelFont.Draw(sheet, line, x, y, layout.TextFactor, TextColour);
            y += layout.LineHeight;
        }
    }

    private static void DrawInWell(PixelImage sheet, PixelImage picture, int side, int x, int y)
    {
        Painting.Fill(sheet, x, y, side, side, Well);
        Painting.Copy(sheet, picture, x + ((side - picture.Width) / 2), y + ((side - picture.Height) / 2));
    }

    private static int HeightOf(ContactTile tile, ContactSheetLayout layout, int tileWidth)
    {
        int lines = WrappedText.Lines(tile.Caption, Characters(layout, tileWidth), layout.CaptionLines).Count;
        return (3 * ContactSheetLayout.Inset) + layout.PictureSide + layout.NameHeight + (lines * layout.LineHeight);
    }

    private static int Characters(ContactSheetLayout layout, int tileWidth) =>
        Math.Max(4, (tileWidth - (2 * ContactSheetLayout.Inset)) / (PixelFont.Advance * layout.TextFactor));

    /// <summary>Enlarges by the largest whole factor that fits, or shrinks by the smallest.</summary>
    private static PixelImage Fit(PixelImage image, int side, bool areLines)
    {
        int longest = Math.Max(image.Width, image.Height);
        PixelImage fitting = longest <= side
            ? Canvas.Enlarge(image, side / longest)
            : Reduction.Shrink(image, (longest + side - 1) / side, areLines);
        return Painting.OnBoard(fitting, 8);
    }
}
