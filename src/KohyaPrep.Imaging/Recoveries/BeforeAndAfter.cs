using KohyaPrep.Imaging.ContactSheets;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>A sheet of large pictures, each with its sprite beside it.</summary>
internal sealed class BeforeAndAfter(int pictures)
{
    /// <summary>In a folder of its own, so that the sprites' folder holds nothing but sprites.</summary>
    public const string Path = "sheet/before-and-after.png";

    /// <summary>More are not looked at anyway, and would not fit into memory.</summary>
    private const int Most = 60;

    private static readonly ContactSheetLayout Layout = new(Columns: 3, CaptionLines: 3);

    private readonly ContactTile?[] tiles = new ContactTile?[pictures];

    /// <summary>Whether a picture is one of those shown: evenly from all.</summary>
    public bool Shows(int place) => pictures <= Most || (long)place * Most / pictures != ((long)place - 1) * Most / pictures || place == 0;

    /// <summary>From any thread. Keeps the picture at the sheet's size only.</summary>
    public void Add(int place, string name, string caption, PixelImage before, PixelImage after)
    {
        int longest = Math.Max(before.Width, before.Height);
        PixelImage shown = longest <= Layout.PictureSide
            ? before
            : CellReduction.Reduce(before, PixelGrid.Whole(before.Width, before.Height, Side(before.Width), Side(before.Height)), CellMethod.Box);
        tiles[place] = new ContactTile(name, caption, shown) { After = after };

        int Side(int length) => Math.Max(1, length * Layout.PictureSide / longest);
    }

    /// <returns>A PNG file, or null when there is nothing to show.</returns>
    public byte[]? Draw()
    {
        ContactTile[] shown = [.. tiles.OfType<ContactTile>()];
        string some = shown.Length < pictures ? $"{shown.Length} of {pictures} pictures" : $"{pictures} picture{(pictures == 1 ? "" : "s")}";
        return shown.Length == 0 ? null : PngWriter.Encode(ContactSheet.Draw($"before and after: {some}", shown, Layout), PngColour.Rgb);
    }
}
