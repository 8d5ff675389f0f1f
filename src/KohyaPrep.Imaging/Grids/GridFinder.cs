namespace KohyaPrep.Imaging.Grids;

/// <summary>
/// Finds the grid of a picture whose "pixels" are large, square, equal blocks: their pitch (also fractional, as 512/24 = 21.33) and
/// phase, also where it was cropped, moved, softened, made noisy or packed as JPEG. It looks at where neighbouring columns and rows differ, and asks
/// which comb of equally spaced lines gathers these differences beyond chance.
/// </summary>
public static class GridFinder
{
    /// <summary>Fewest cells along the shorter side: fewer lines agree by chance too easily.</summary>
    public const int FewestCells = 8;

    /// <summary>Smallest cells, in pixels.</summary>
    public const double SmallestPitch = 3;

    /// <summary>Smaller cells are believed only where nothing blurs them: text and what JPEG makes of smooth colours have such periods as well.</summary>
    private const double SmallestOrdinaryPitch = 6;

    /// <param name="expected">
    /// How many cells the whole picture should have along its shorter side. Looked for first; a grid that is plainly another is found all the same.
    /// </param>
    /// <returns>Null when the picture has no grid, or is too small to show one.</returns>
    public static PixelGrid? Find(PixelImage image, int? expected = null)
    {
        int shorter = Math.Min(image.Width, image.Height);
        if (shorter < FewestCells * SmallestPitch)
            return null;
        PixelImage seen = Visible.Of(image);
        double? likely = (double)shorter / expected;
        return FindSharp(seen, likely) ?? FindSoft(seen, likely);
    }

    /// <summary>By the steps between neighbouring pixels: for all pictures whose cells are flat, with noise or without.</summary>
    private static PixelGrid? FindSharp(PixelImage image, double? likely)
    {
        const int MostTried = 10;
        const double LeastSignificance = 6, LeastShareAtLines = 0.8, LeastAgreementOfSmallCells = 0.9;
        IEnumerable<CombFit> fits = CombFit.Ranked(new LineProfile(EdgeProfile.OfColumns(image)), new LineProfile(EdgeProfile.OfRows(image)), likely);
        foreach (CombFit fit in fits.Where(fit => fit.Significance >= LeastSignificance).Take(MostTried))
        {
            PixelGrid grid = fit.ToGrid();
            CellSteps steps = new(image, grid);
            if (steps.AtLines < LeastShareAtLines)
                continue;
            PixelGrid coarsest = steps.Coarsest(image.Width, image.Height);
            if (coarsest.Columns.Pitch >= SmallestOrdinaryPitch || fit.Agreement >= LeastAgreementOfSmallCells)
                return coarsest;
        }

        return null;
    }

    /// <summary>
    /// By the crests of the slopes: slower and blind to faint borders, but it sees through a soft enlargement (Lanczos, bicubic), where
    /// cells are not flat.
    /// </summary>
    private static PixelGrid? FindSoft(PixelImage image, double? likely)
    {
        const double LeastSignificance = 10, LeastAgreement = 0.45, LeastProminence = 0.1;
        LineProfile columns = new(CrestProfile.OfColumns(image)), rows = new(CrestProfile.OfRows(image));
        if (columns.Prominence + rows.Prominence < 2 * LeastProminence)
            return null;
        CombFit? fit = CombFit.Ranked(columns, rows, likely).FirstOrDefault();
        return fit?.Significance >= LeastSignificance && fit.Agreement >= LeastAgreement && fit.Pitch >= SmallestOrdinaryPitch ? fit.ToGrid() with { IsSoft = true } : null;
    }
}
