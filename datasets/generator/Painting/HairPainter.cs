using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Palettes;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Painting;

/// <summary>Hair behind the neck and around the face.</summary>
public static class HairPainter
{
    public static void PaintBack(Canvas24 canvas, Person person) => Paint(canvas, person, "/back");

    public static void PaintFront(Canvas24 canvas, Person person) => Paint(canvas, person, "");

    private static void Paint(Canvas24 canvas, Person person, string part)
    {
        int from = person.Headwear?.Style.HairFrom ?? 0;
        Sprite? sprite = SpriteSheet.Find("hair-short", person.Hair.Name + part)
            ?? SpriteSheet.Find("hair-long", person.Hair.Name + part);
        if (sprite is not null)
            canvas.Paint(sprite, new Ink(Ramp.Of(person.HairColour.Tone)), Layer.Hair, (_, y) => y >= from);
    }
}
