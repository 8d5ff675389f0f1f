using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Palettes;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Painting;

/// <summary>The head with brows, eyes, nose, mouth and cheeks.</summary>
public static class FacePainter
{
    private const int UpperLipRow = 15;

    private static readonly Rgb EyeWhite = Rgb.Hex(0xF4F0EC);

    public static void Paint(Canvas24 canvas, Person person)
    {
        Ramp skin = person.Skin.Ramp;
        canvas.Paint(SpriteSheet.Get("heads", person.Head), new Ink(skin), Layer.Skin);
        if (person.Blush)
            PaintBlush(canvas, person);
        canvas.Paint(SpriteSheet.Get("faces", $"nose-{person.Nose}"), new Ink(skin), Layer.Skin);
        PaintMouth(canvas, person, (_, _) => true);
        PaintEyes(canvas, person);
    }

    /// <summary>Brings the mouth back through a beard, all but the upper lip: the corners tell a smile from a frown.</summary>
    public static void PaintMouthThroughBeard(Canvas24 canvas, Person person) =>
        PaintMouth(canvas, person, (x, y) => y > UpperLipRow || x is < 9 or > 12);

    private static void PaintBlush(Canvas24 canvas, Person person)
    {
        Rgb flush = person.Skin.Ramp.Middle.Mix(person.Skin.Flush, person.Kind == Kind.Lad ? 36 : 60);
        foreach ((int x, int y) in new[] { (7, 14), (8, 14), (13, 14), (14, 14) })
            canvas.Set(x, y, flush, Layer.Skin);
    }

    private static void PaintMouth(Canvas24 canvas, Person person, Func<int, int, bool> through)
    {
        bool lad = person.Kind == Kind.Lad;
        Ramp skin = person.Skin.Ramp;
        Rgb lip = skin.Shade.Mix(person.Lips, lad ? 70 : 200);
        Rgb line = lad ? skin.Outline : skin.Outline.Mix(person.Lips, 90);
        Ramp lips = new(line, skin.Shade, lip, lip.Mix(skin.Highlight, 80), skin.Highlight);
        Sprite mouth = SpriteSheet.Get("faces", $"{person.Expression.Name}/{(lad ? "lad" : "lady")}");
        canvas.Paint(mouth, new Ink(skin, lips), Layer.Mouth, through);
    }

    private static void PaintEyes(Canvas24 canvas, Person person)
    {
        bool lad = person.Kind == Kind.Lad;
        Ramp skin = person.Skin.Ramp;
        Rgb brow = Ramp.Of(person.HairColour.Tone).Outline;
        Rgb lash = lad ? skin.Outline : Ink.Black;
        foreach (int left in new[] { 8, 12 })
        {
            int outer = left == 8 ? 7 : 14;
            int iris = person.LooksAtViewer ? left + 1 : left;
            canvas.Set(left, 9, brow, Layer.Skin);
            canvas.Set(left + 1, 9, brow, Layer.Skin);
            if (lad || person.HeavyBrows)
                canvas.Set(outer, lad && !person.HeavyBrows ? 10 : 9, brow, Layer.Skin);
            for (int x = left; x <= left + 1; x++)
            {
                Rgb eye = x == iris ? person.Eyes.Tone : EyeWhite;
                canvas.Set(x, 12, eye, Layer.Eyes);
                canvas.Set(x, 11, Upper(person, x == iris, lash), Layer.Eyes);
                if (person.EyeShape == EyeShape.Wide)
                    canvas.Set(x, 10, skin.Shade, Layer.Skin);
            }

            if (!lad)
                canvas.Set(outer, person.HeavyBrows ? 11 : 10, lash, Layer.Eyes);
        }
    }

    // The upper half of an eye: a dark lid, a heavy one of skin, or more of the eye. A dark lid would fill a frame with black.
    private static Rgb Upper(Person person, bool iris, Rgb lash)
    {
        bool framed = person.Glasses is { Style.Framed: true };
        return person.EyeShape switch
        {
            EyeShape.Wide => iris ? lash : EyeWhite,
            EyeShape.Sleepy => person.Skin.Ramp.Shade,
            _ when framed => person.Skin.Ramp.Light,
            _ => lash,
        };
    }
}
