using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Canvases;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>Draws edge maps. Alpha is ignored, as the trainer ignores it.</summary>
public static class EdgeDrawing
{
    /// <summary>
    /// Loads OpenCV now instead of with the first map, where the settings need it. For whoever draws in a parallel loop, which would
    /// wrap the exception.
    /// </summary>
    /// <exception cref="Core.KohyaPrepException">OpenCV cannot be loaded on this machine.</exception>
    public static void EnsureAvailable(EdgeSection settings)
    {
        if (settings.Method == EdgeMethod.Canny)
            OpenCvLibrary.Ensure();
    }

    /// <param name="image">The picture at the size that the map is to have: enlarged before, never after.</param>
    /// <exception cref="Core.KohyaPrepException">OpenCV is needed and cannot be loaded on this machine.</exception>
    public static EdgeMap Draw(PixelImage image, EdgeSection settings) =>
        Draw(image, new CanvasStep(1, image.Width, image.Height, Border.Edge, null), settings);

    /// <summary>The map of what the canvas makes of a picture, at the canvas' size; only the map is drawn.</summary>
    /// <exception cref="Core.KohyaPrepException">OpenCV is needed and cannot be loaded on this machine.</exception>
    public static EdgeMap Draw(PixelImage image, CanvasStep canvas, EdgeSection settings)
    {
        // An enlarged sprite is mostly repetition, and what is drawn in the middle of it is repetition too.
        RepeatedLines lines = RepeatedLines.Of(image, canvas, Reach(settings));
        PixelImage core = lines.Shorten(canvas.Background is { } colour ? Canvas.Flatten(image, colour) : image);
        byte[] map = settings.Method == EdgeMethod.Canny ? CannyEdges.Draw(core, settings) : BorderEdges.Draw(core);
        map = LineWidth.Grow(map, core.Width, core.Height, settings.Dilate + ((settings.Thickness - 1) / 2), settings.Dilate + (settings.Thickness / 2));
        if (settings.Invert)
            Invert(map);
        return lines.Lengthen(map, settings.Invert);
    }

    /// <summary>How far away a pixel can still decide whether another is an edge, hysteresis aside.</summary>
    private static int Reach(EdgeSection settings)
    {
        // Canny compares gradients of neighbours, and each gradient is of the kernel's reach.
        int method = settings.Method == EdgeMethod.Canny ? (settings.Aperture / 2) + 1 + (settings.Blur / 2) : 1;
        return method + settings.Dilate + (settings.Thickness / 2);
    }

    private static void Invert(byte[] map)
    {
        for (int i = 0; i < map.Length; i++)
            map[i] = (byte)~map[i];
    }
}
