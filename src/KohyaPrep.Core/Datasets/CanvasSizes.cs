using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Datasets;

/// <summary>The sizes that a family of models can be trained on, in pixels.</summary>
public static class CanvasSizes
{
    /// <summary>Pictures with a longer side than this, in pixels, are no sprites: a template's canvas is not meant for them.</summary>
    public const int LargestSprite = 128;

    /// <summary>Sides must be a multiple of this (original_unet.py:1567; SDXL's U-Net has no such code).</summary>
    public static int StepOf(ModelFamily family) => family == ModelFamily.Sdxl ? 32 : 8;

    /// <summary>The side that a family was made for.</summary>
    public static int UsualSide(ModelFamily family) => family == ModelFamily.Sdxl ? 1024 : 512;

    public static int RoundUp(int size, int step) => (size + step - 1) / step * step;

    /// <summary>
    /// The largest square, up to the family's usual one, that a picture fills after enlarging by a whole factor, and that the family
    /// takes; where none is filled exactly, the usual one.
    /// </summary>
    public static int LargeFit(int side, ModelFamily family)
    {
        int step = StepOf(family), most = UsualSide(family);
        for (int factor = most / side; factor > 0; factor--)
        {
            if (side * factor % step == 0)
                return side * factor;
        }

        return most;
    }
}
