using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Palettes;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Painting;

/// <summary>A painted person, and what of the person can be seen.</summary>
public sealed record Portrait(Canvas24 Canvas, SeenTraits Seen)
{
    public static Portrait Of(Person person)
    {
        Canvas24 canvas = new();
        BackdropPainter.Paint(canvas, person.Backdrop);
        bool covered = person.Headwear?.Style.CoversHair ?? false;
        if (!covered)
            HairPainter.PaintBack(canvas, person);
        BodyPainter.Paint(canvas, person);
        FacePainter.Paint(canvas, person);
        BeardPainter.Paint(canvas, person);
        FacePainter.PaintMouthThroughBeard(canvas, person);
        if (!covered)
            HairPainter.PaintFront(canvas, person);
        AccessoryPainter.Paint(canvas, person);
        if (person.Headwear is { Style: { SitsInHair: false, CoversHair: false } hat })
        {
            ShadowPainter.RoundOff(canvas, hat.HairFrom, Ramp.Of(person.HairColour.Tone), Behind);
            ShadowPainter.DropTufts(canvas, Behind);
        }

        ShadowPainter.Cast(canvas, person.Skin.Ramp);
        return new Portrait(canvas, SeenTraits.Of(person, canvas));

        Rgb Behind(int x, int y) => BackdropPainter.At(person.Backdrop, x, y);
    }
}
