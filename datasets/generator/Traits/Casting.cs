using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Traits;

/// <summary>Deals traits to people of one kind so that each comes up about as often as its weight says.</summary>
public sealed class Casting
{
    private static readonly string[] LadHeads = ["lad-square", "lad-oval", "lad-broad"];
    private static readonly string[] LadyHeads = ["lady-oval", "lady-heart", "lady-round"];
    private static readonly string[] Noses = ["straight", "small", "wide", "long"];
    private static readonly EyeShape[] EyeShapes =
        [EyeShape.Lidded, EyeShape.Lidded, EyeShape.Lidded, EyeShape.Lidded, EyeShape.Wide, EyeShape.Wide, EyeShape.Sleepy];

    private static readonly int[] Lipsticks = [0xC42E48, 0xE0607E, 0x96305C, 0xC85A5A];
    private static readonly string[] Metals = ["yellow", "white"];

    private readonly Kind _kind;
    private readonly Dice _dice;
    private readonly BackdropCasting _backdrops;
    private readonly Deck<Skin> _skins;
    private readonly Deck<HairStyle> _hair;
    private readonly Deck<NamedColour> _hairColours;
    private readonly Deck<NamedColour> _eyes;
    private readonly Deck<Expression> _expressions;
    private readonly Deck<Headwear> _headwear;
    private readonly Deck<Glasses> _glasses;
    private readonly Deck<Beard> _beards;
    private readonly Deck<Clothes> _clothes;

    public Casting(Kind kind, Dice dice)
    {
        bool lad = kind == Kind.Lad;
        _kind = kind;
        _dice = dice;
        _backdrops = new BackdropCasting(dice);
        _skins = new(dice, SkinTones.All);
        _hair = new(dice, HairStyles.All.Select(style => (style, lad ? style.Lads : style.Ladies)));
        _hairColours = new(dice, HairColours.All);
        _eyes = new(dice, Palettes.Eyes.All);
        _expressions = new(dice, Expression.All.Select(style => (style, style.Weight)));
        _headwear = new(dice, HeadwearStyles.All.Select(style => (style, lad ? style.Lads : style.Ladies)));
        _glasses = new(dice, GlassesStyles.All.Select(style => (style, style.Weight)));
        _beards = new(dice, Beard.All.Select(style => (style, style.Weight)));
        _clothes = new(dice, ClothesStyles.All.Select(style => (style, lad ? style.Lads : style.Ladies)));
    }

    public Person Next()
    {
        bool lad = _kind == Kind.Lad;
        Skin skin = _skins.Draw();
        HairStyle hair = _hair.Draw();
        NamedColour hairColour = _dice.Vary(_hairColours.Draw(colour => colour.Tone.DistanceTo(skin.Ramp.Middle) > 100));
        Worn<Headwear>? headwear = _dice.Chance(48)
            ? Wear(_headwear.Draw(hat => !hat.SitsInHair || hair.HoldsBand), hat => hat.Colours, hat => hat.Accents, hairColour.Tone)
            : null;
        Rgb besideClothes = headwear?.Colour.Tone ?? hairColour.Tone;
        Worn<Clothes> clothes = headwear?.Style.Name == "hood"
            ? new(ClothesStyles.Hoodie, headwear.Colour, headwear.Accent)
            : Wear(_clothes.Draw(), style => style.Colours, style => style.Accents, besideClothes);
        Worn<Glasses>? glasses = _dice.Chance(30)
            ? Wear(_glasses.Draw(), style => style.Frames, style => style.Lenses, skin.Ramp.Middle)
            : null;
        return new Person
        {
            Kind = _kind,
            Head = _dice.Pick(lad ? LadHeads : LadyHeads),
            Nose = lad ? _dice.Pick(Noses) : Noses[_dice.Roll(2)],
            Skin = skin,
            Hair = hair,
            HairColour = hairColour,
            Eyes = _eyes.Draw(colour => colour.Tone.DistanceTo(skin.Ramp.Middle) > 90),
            EyeShape = _dice.Pick(EyeShapes),
            LooksAtViewer = _dice.Chance(50),
            HeavyBrows = _dice.Chance(50),
            Expression = _expressions.Draw(),
            Lips = lad ? skin.Flush : Rgb.Hex(_dice.Pick(Lipsticks)),
            Blush = _dice.Chance(lad ? 15 : 75),
            Headwear = headwear,
            Glasses = glasses,
            Beard = lad && _dice.Chance(52) ? _beards.Draw() : null,
            Clothes = clothes,
            Earring = _dice.Chance(lad ? 18 : 40) ? ClothColours.Named(_dice.Pick(Metals)) : null,
            Necklace = clothes.Style.OpenNeck && _dice.Chance(lad ? 18 : 35) ? ClothColours.Named(_dice.Pick(Metals)) : null,
            Backdrop = _backdrops.Next([hairColour.Tone, clothes.Colour.Tone, besideClothes, skin.Ramp.Middle]),
        };
    }

    private Worn<T> Wear<T>(T style, Func<T, IReadOnlyList<string>> colours, Func<T, IReadOnlyList<string>> accents, Rgb beside)
    {
        NamedColour colour = Colour(colours(style), beside);
        return new Worn<T>(style, colour, Colour(accents(style), style is Glasses ? beside : colour.Tone));
    }

    // A colour that stands out from what it lies beside, where there is one.
    private NamedColour Colour(IReadOnlyList<string> names, Rgb beside)
    {
        NamedColour[] choice = [.. ClothColours.All.Where(colour => names.Count == 0 || names.Contains(colour.Name))];
        NamedColour[] apart = [.. choice.Where(colour => colour.Tone.DistanceTo(beside) > 150)];
        return _dice.Vary(_dice.Pick(apart.Length > 0 ? apart : choice));
    }
}
