using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Palettes;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Painting;

/// <summary>Earrings, glasses and headwear.</summary>
public static class AccessoryPainter
{
    public static void Paint(Canvas24 canvas, Person person)
    {
        if (person.Earring is { } metal)
            PaintEarring(canvas, person, Ramp.Of(metal.Tone));
        if (person.Glasses is { } glasses)
            canvas.Paint(SpriteSheet.Get("glasses", glasses.Style.Name), Ink(glasses.Colour, glasses.Accent), Layer.Glasses);
        if (person.Headwear is { } headwear)
            canvas.Paint(SpriteSheet.Get("headwear", headwear.Style.Name), Ink(headwear.Colour, headwear.Accent), Layer.Headwear);
    }

    private static Ink Ink(NamedColour colour, NamedColour accent) => new(Ramp.Of(colour.Tone), Ramp.Of(accent.Tone));

    // An ear that hair lies over shows no ring.
    private static void PaintEarring(Canvas24 canvas, Person person, Ramp metal)
    {
        if (canvas.LayerAt(17, 13) != Layer.Skin)
            return;
        canvas.Set(17, 14, metal.Light, Layer.Earring);
        if (person.Kind == Kind.Lady)
        {
            canvas.Set(17, 15, metal.Middle, Layer.Earring);
            canvas.Set(17, 16, metal.Shade, Layer.Earring);
        }
    }
}
