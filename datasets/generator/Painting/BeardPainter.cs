using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Palettes;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Painting;

/// <summary>Beards, cut to the jaw that they grow on.</summary>
public static class BeardPainter
{
    private const int CheekRow = 12;

    public static void Paint(Canvas24 canvas, Person person)
    {
        if (person.Beard is not { } beard)
            return;
        bool stubble = beard == Beard.Stubble;
        Ink ink = stubble ? new Ink(StubbleOf(person)) : new Ink(Ramp.Of(person.HairColour.Tone));
        PaintOnSkin(canvas, SpriteSheet.Get("beards", beard.Name), ink, person.Skin.Ramp.Outline, stubble);
        if (!stubble)
            OutlineJaw(canvas, ink, person.Skin.Ramp.Outline);
        if (SpriteSheet.Find("beards", $"{beard.Name}/free") is { } free)
            canvas.Paint(free, ink, Layer.Beard);
    }

    // Jaws differ in width: the outline goes where the head has its own, whatever the drawing says.
    private static void PaintOnSkin(Canvas24 canvas, Sprite sprite, Ink ink, Rgb outline, bool stubble)
    {
        for (int y = 0; y < Canvas24.Size; y++)
        {
            for (int x = 0; x < Canvas24.Size; x++)
            {
                char tone = sprite.At(x, y);
                bool edge = canvas[x, y] == outline;
                if (tone != '.' && canvas.LayerAt(x, y) == Layer.Skin && !(edge && stubble))
                    canvas.Set(x, y, ink[edge ? 'k' : tone == 'k' ? 's' : tone], Layer.Beard);
            }
        }
    }

    private static void OutlineJaw(Canvas24 canvas, Ink ink, Rgb outline)
    {
        List<(int X, int Y)> jaw = [];
        for (int y = CheekRow; y < Canvas24.Size - 1; y++)
        {
            for (int x = 1; x < Canvas24.Size - 1; x++)
            {
                if (canvas.LayerAt(x, y) == Layer.Skin && canvas[x, y] == outline && TouchesBeard(canvas, x, y))
                    jaw.Add((x, y));
            }
        }

        foreach ((int x, int y) in jaw)
            canvas.Set(x, y, ink['k'], Layer.Beard);
    }

    private static bool TouchesBeard(Canvas24 canvas, int x, int y) =>
        canvas.LayerAt(x - 1, y) == Layer.Beard || canvas.LayerAt(x + 1, y) == Layer.Beard
        || canvas.LayerAt(x, y - 1) == Layer.Beard;

    private static Ramp StubbleOf(Person person)
    {
        Rgb tone = person.Skin.Ramp.Shade.Mix(person.HairColour.Tone, 80);
        return new Ramp(tone, tone, tone, tone, tone);
    }
}
