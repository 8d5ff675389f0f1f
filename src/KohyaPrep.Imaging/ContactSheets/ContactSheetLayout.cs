namespace KohyaPrep.Imaging.ContactSheets;

/// <summary>Sizes of a sheet, in pixels unless said otherwise.</summary>
/// <param name="Columns">Tiles in a row.</param>
/// <param name="PictureSide">Of the square that holds a picture or an edge map.</param>
/// <param name="CaptionLines">Most lines of a caption; a longer one ends in dots.</param>
/// <param name="TextFactor">Pixels for each pixel of the font.</param>
public sealed record ContactSheetLayout(int Columns = 4, int PictureSide = 192, int CaptionLines = 6, int TextFactor = 1)
{
    /// <summary>Between tiles, and around the sheet.</summary>
    internal const int Gap = 20;

    /// <summary>Between a tile's border and what is in it.</summary>
    internal const int Inset = 12;

    internal int LineHeight => (PixelFont.Height + 3) * TextFactor;

    internal int NameHeight => (PixelFont.Height + 6) * TextFactor;
}
