using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer;

/// <summary>
/// Which picture sizes a family trains on as they are. The VAE divides by 8; the SD 1.x U-Net hands odd sizes back up
/// (original_unet.py:1567), the SDXL one halves twice and cannot join them again.
/// </summary>
/// <param name="Step">Both sides must be multiples of it, in pixels; it is the smallest side too.</param>
public sealed record CanvasLimits(int Step)
{
    public static CanvasLimits Of(ModelFamily family) => new(family == ModelFamily.Sdxl ? 32 : 8);

    /// <summary>The smallest side, in pixels.</summary>
    public int Smallest => Step;

    public bool Takes(int width, int height) => width >= Step && height >= Step && width % Step == 0 && height % Step == 0;

    /// <summary>The next side that the family takes, this one or larger.</summary>
    public int AtLeast(int side) => Math.Max(Step, (side + Step - 1) / Step * Step);

    /// <summary>The next side that the family takes, this one or smaller; 0 when there is none.</summary>
    public int AtMost(int side) => side / Step * Step;
}
