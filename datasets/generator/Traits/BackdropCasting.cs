using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Traits;

/// <summary>Chooses backdrops that the person before them stands out from.</summary>
public sealed class BackdropCasting
{
    private static readonly (string Card, int Weight)[] Kinds =
        [("solid", 9), ("split", 4), ("gradient", 5), ("checkered", 3), ("striped", 3)];

    private readonly Dice _dice;
    private readonly Deck<string> _kinds;
    private readonly Deck<NamedColour> _colours;

    public BackdropCasting(Dice dice)
    {
        _dice = dice;
        _kinds = new Deck<string>(dice, Kinds);
        _colours = new Deck<NamedColour>(dice, BackgroundColours.All.Select(colour => (colour, 1)));
    }

    /// <param name="before">Middle tones of hair, clothes, hat and skin.</param>
    public Backdrop Next(IReadOnlyList<Rgb> before)
    {
        string kind = _kinds.Draw();
        NamedColour first = _dice.Vary(_colours.Draw(Apart(before, 120), Apart(before, 90), Apart(before, 60)));
        NamedColour second = kind switch
        {
            "solid" => first,
            "checkered" or "striped" => Near(first),
            _ => _dice.Vary(_colours.Draw(
                colour => Fits(kind, first, colour) && Apart(before, 80)(colour),
                colour => Fits(kind, first, colour) && Apart(before, 40)(colour),
                colour => Fits(kind, first, colour))),
        };
        string[] names = first.Name == second.Name ? [first.Name] : [first.Name, second.Name];
        int grain = kind switch
        {
            "checkered" => _dice.Pick([2, 3, 4, 6]),
            "striped" => _dice.Pick([2, 3, 4]),
            "gradient" => _dice.Between(4, 7),
            _ => 12,
        };
        return new Backdrop(kind, names, [first.Tone, second.Tone], _dice.Roll(4), grain);
    }

    // Another tone of the same colour keeps a pattern behind the face.
    private NamedColour Near(NamedColour first)
    {
        Hsv hsv = Hsv.From(first.Tone);
        int step = hsv.Value > 150 ? -_dice.Between(20, 34) : _dice.Between(18, 28);
        return first with { Tone = (hsv with { Value = hsv.Value + step, Hue = hsv.Hue + _dice.Between(-4, 4) }).ToRgb() };
    }

    private static Func<NamedColour, bool> Apart(IReadOnlyList<Rgb> before, int distance) =>
        colour => before.All(tone => tone.DistanceTo(colour.Tone) > distance);

    // A gradient keeps to neighbours on the colour wheel, so that it does not turn muddy half-way.
    private static bool Fits(string kind, NamedColour first, NamedColour second)
    {
        int distance = first.Tone.DistanceTo(second.Tone);
        if (first.Name == second.Name || distance is <= 80 or >= 460)
            return false;
        Hsv from = Hsv.From(first.Tone);
        Hsv to = Hsv.From(second.Tone);
        int way = Math.Abs(((to.Hue - from.Hue + 540) % 360) - 180);
        return kind == "split" || way <= 75 || from.Saturation < 30 || to.Saturation < 30;
    }
}
