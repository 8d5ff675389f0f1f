using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Palettes;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Painting;

public static class BackdropPainter
{
    private const int Last = Canvas24.Size - 1;

    public static void Paint(Canvas24 canvas, Backdrop backdrop)
    {
        for (int y = 0; y < Canvas24.Size; y++)
        {
            for (int x = 0; x < Canvas24.Size; x++)
                canvas.Set(x, y, At(backdrop, x, y), Layer.Background);
        }
    }

    public static Rgb At(Backdrop backdrop, int x, int y)
    {
        // How far along the pattern, and how long it is: across, down, or along a diagonal.
        (int along, int length) = backdrop.Angle switch
        {
            0 => (x, Last),
            1 => (y, Last),
            2 => (x + y, 2 * Last),
            _ => (x + Last - y, 2 * Last),
        };
        (Rgb first, Rgb second) = (backdrop.Tones[0], backdrop.Tones[1]);
        return backdrop.Kind switch
        {
            "solid" => first,
            "split" => 2 * along <= length ? first : second,
            "gradient" => first.Mix(second, 256 * (along * backdrop.Grain / (length + 1)) / (backdrop.Grain - 1)),
            "checkered" => ((x / backdrop.Grain) + (y / backdrop.Grain)) % 2 == 0 ? first : second,
            _ => along / backdrop.Grain % 2 == 0 ? first : second,
        };
    }
}
