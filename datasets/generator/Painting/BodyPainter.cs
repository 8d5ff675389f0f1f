using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Palettes;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Painting;

/// <summary>Neck, shoulders, clothes and what lies on them.</summary>
public static class BodyPainter
{
    private const int LadyShoulder = 2;

    public static void Paint(Canvas24 canvas, Person person)
    {
        bool lad = person.Kind == Kind.Lad;
        Ink skin = new(person.Skin.Ramp);
        if (person.Clothes.Style.BareShoulders)
            canvas.Paint(SpriteSheet.Get("heads", lad ? "shoulders-lad" : "shoulders"), skin, Layer.Skin);
        canvas.Paint(SpriteSheet.Get("heads", lad ? "neck-lad" : "neck-lady"), skin, Layer.Skin);
        Ink cloth = new(Ramp.Of(person.Clothes.Colour.Tone), Ramp.Of(person.Clothes.Accent.Tone));
        Sprite clothes = SpriteSheet.Get("clothes", person.Clothes.Style.Name);
        canvas.Paint(lad || person.Clothes.Style.BareShoulders ? clothes : Narrow(clothes), cloth, Layer.Clothes);
        if (person.Necklace is { } metal)
            PaintNecklace(canvas, Ramp.Of(metal.Tone));
    }

    // Shoulders move inwards from both sides over what is nearer to the neck; collars stay.
    private static Sprite Narrow(Sprite clothes) => clothes with { Rows = [.. clothes.Rows.Select(Narrow)] };

    private static string Narrow(string row)
    {
        char[] narrow = row.ToCharArray();
        for (int x = 0; x < 9; x++)
            narrow[x] = '.';
        for (int x = 18; x < Canvas24.Size; x++)
            narrow[x] = '.';
        for (int x = 8; x >= 0; x--)
            Move(row[x], x + LadyShoulder);
        for (int x = 17; x < Canvas24.Size; x++)
            Move(row[x], x - LadyShoulder);
        return new string(narrow);

        void Move(char tone, int to)
        {
            if (tone != '.')
                narrow[to] = tone;
        }
    }

    private static void PaintNecklace(Canvas24 canvas, Ramp metal)
    {
        (int X, int Y, Rgb Tone)[] beads =
        [
            (10, 20, metal.Middle), (11, 21, metal.Light), (12, 21, metal.Highlight),
            (13, 21, metal.Middle), (14, 20, metal.Shade),
        ];
        foreach ((int x, int y, Rgb tone) in beads)
        {
            if (canvas.LayerAt(x, y) is Layer.Skin or Layer.Clothes)
                canvas.Set(x, y, tone, Layer.Necklace);
        }
    }
}
