using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Duplicates;

/// <summary>Whether two sprites of one size are variants of one picture: nine pixels of ten are the same to the eye.</summary>
internal static class SpriteAgreement
{
    /// <summary>CIEDE2000 up to which two pixels are taken for the same at a glance.</summary>
    private const double Same = 5;

    private const double LeastShare = 0.9;

    /// <param name="isMirrored">Whether the other is turned over first.</param>
    public static bool AreSame(PackedSprite one, PackedSprite other, bool isMirrored)
    {
        if ((one.Width, one.Height) != (other.Width, other.Height))
            return false;
        KnownColours known = KnownColours.Here;
        int pixels = one.Width * one.Height;

        // As many may differ as leave nine of ten.
        int left = pixels - (int)Math.Ceiling((LeastShare * pixels) - 1e-9);
        for (int row = 0; row < pixels; row += one.Width)
        {
            for (int x = 0; x < one.Width; x++)
            {
                uint a = one[row + x], b = other[row + (isMirrored ? one.Width - 1 - x : x)];
                if (a != b && !AreSame(known, a, b) && --left < 0)
                    return false;
            }
        }

        return true;
    }

    // What cannot be seen is the same whatever lies under it.
    private static bool AreSame(KnownColours known, uint one, uint other) =>
        (one >> 24 == 0) == (other >> 24 == 0) && (one >> 24 == 0 || known.AreWithin(Same, one, other));
}
