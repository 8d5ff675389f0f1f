using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Palettes;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Painting;

/// <summary>Hair behind the neck, hair around the face, and beards.</summary>
public static class HairPainter
{
    public static void PaintBack(Canvas24 canvas, Person person) => Paint(canvas, person, "/back");

    public static void PaintFront(Canvas24 canvas, Person person) => Paint(canvas, person, "");

    public static void PaintBeard(Canvas24 canvas, Person person)
    {
        if (person.Beard is not { } beard)
            return;
        Ink ink = beard == Beard.Stubble ? new Ink(Stubble(person)) : new Ink(Ramp.Of(person.HairColour.Tone));
        canvas.Paint(SpriteSheet.Get("beards", beard.Name), ink, Layer.Beard, (x, y) => canvas.LayerAt(x, y) == Layer.Skin);
        if (SpriteSheet.Find("beards", $"{beard.Name}/free") is { } free)
            canvas.Paint(free, ink, Layer.Beard);
    }

    private static void Paint(Canvas24 canvas, Person person, string part)
    {
        int from = person.Headwear?.Style.HairFrom ?? 0;
        Sprite? sprite = SpriteSheet.Find("hair-short", person.Hair.Name + part) ?? SpriteSheet.Find("hair-long", person.Hair.Name + part);
        if (sprite is not null)
            canvas.Paint(sprite, new Ink(Ramp.Of(person.HairColour.Tone)), Layer.Hair, (_, y) => y >= from);
    }

    private static Ramp Stubble(Person person)
    {
        Rgb tone = person.Skin.Ramp.Shade.Mix(person.HairColour.Tone, 80);
        return new Ramp(tone, tone, tone, tone, tone);
    }
}
