using System.Globalization;
using KohyaPrep.Imaging.ContactSheets;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>A sheet of pictures with their edge maps beside them, to choose settings by.</summary>
public static class EdgeSheet
{
    /// <summary>More are not looked at anyway.</summary>
    public const int Most = 24;

    /// <param name="title">What drew the maps.</param>
    /// <param name="all">How many pictures there are, of which some are shown.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(string title, int all, IReadOnlyList<(string Name, PixelImage Picture, EdgeMap Map)> shown)
    {
        string some = shown.Count < all ? $"{shown.Count} of {all} pictures" : $"{all} picture{(all == 1 ? "" : "s")}";
        List<ContactTile> tiles = [.. shown.Select(one =>
        {
            string density = (100 * one.Map.Density()).ToString("0.0", CultureInfo.InvariantCulture);
            return new ContactTile(one.Name, $"{one.Map.Width}x{one.Map.Height}, {density} % lines", one.Picture, one.Map.ToImage());
        })];
        return PngWriter.Encode(ContactSheet.Draw($"{title}: {some}", tiles, new ContactSheetLayout(Columns: 3, PictureSide: 256)), PngColour.Rgb);
    }
}
