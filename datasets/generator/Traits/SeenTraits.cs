using KohyaPrep.Punks.Drawing;

namespace KohyaPrep.Punks.Traits;

/// <summary>What a finished picture shows; nothing that hair, hat or glasses cover.</summary>
public sealed record SeenTraits
{
    private const int LeastHairPixels = 5;
    private const int LeastBeardPixels = 4;
    private const int LeastNecklacePixels = 3;

    public required Kind Kind { get; init; }

    public required string Skin { get; init; }

    /// <summary>Null when the hair is covered.</summary>
    public required Thing? Hair { get; init; }

    /// <summary>The colour; null behind dark glasses.</summary>
    public required string? Eyes { get; init; }

    public required Thing? Headwear { get; init; }

    public required Thing? Glasses { get; init; }

    public required Thing? Beard { get; init; }

    public required Thing Clothes { get; init; }

    public required Expression Expression { get; init; }

    /// <summary>Earring and necklace, as far as they show.</summary>
    public required IReadOnlyList<Thing> Jewellery { get; init; }

    public required Backdrop Backdrop { get; init; }

    public static SeenTraits Of(Person person, Canvas24 canvas)
    {
        List<Thing> jewellery = [];
        if (person.Earring is { } ring && canvas.Count(Layer.Earring) > 0)
            jewellery.Add(Thing.Of("earring", Metal(ring.Name), "{0} earring"));
        if (person.Necklace is { } chain && canvas.Count(Layer.Necklace) >= LeastNecklacePixels)
            jewellery.Add(Thing.Of("necklace", Metal(chain.Name), "{0} necklace"));
        return new SeenTraits
        {
            Kind = person.Kind,
            Skin = person.Skin.Name,
            Hair = SeenHair(person, canvas),
            Eyes = canvas.Shows(Layer.Eyes, person.Eyes.Tone) ? person.Eyes.Name : null,
            Headwear = person.Headwear is { } hat
                ? Thing.Of(hat.Style.Name, hat.Style.IsGold ? "gold" : hat.Colour.Name, hat.Style.Phrase)
                : null,
            Glasses = person.Glasses is { Style: var style, Colour.Name: var frame }
                ? Thing.Of(style.Name, frame == "yellow" ? "gold" : frame, style.Phrase)
                : null,
            Beard = canvas.Count(Layer.Beard) >= LeastBeardPixels ? SeenBeard(person) : null,
            Clothes = Thing.Of(person.Clothes.Style.Name, person.Clothes.Colour.Name, $"{{0}} {person.Clothes.Style.Name}"),
            Expression = person.Expression,
            Jewellery = jewellery,
            Backdrop = person.Backdrop,
        };
    }

    private static Thing? SeenHair(Person person, Canvas24 canvas)
    {
        bool underHat = person.Headwear is { Style.SitsInHair: false };
        if (person.Hair == HairStyles.Bald && !underHat)
            return new Thing("bald", null, person.Hair.Phrase);
        HairStyle? style = underHat ? HairStyles.BelowHat(person.Hair) : person.Hair;
        return style is null || canvas.Count(Layer.Hair) < LeastHairPixels
            ? null
            : Thing.Of(style.Name, person.HairColour.Name, style.Phrase);
    }

    // Between skin and hair, stubble has no colour of its own.
    private static Thing? SeenBeard(Person person) => person.Beard switch
    {
        null => null,
        { } beard when beard == Traits.Beard.Stubble => new Thing(beard.Name, null, beard.Phrase),
        { } beard => Thing.Of(beard.Name, person.HairColour.Name, beard.Phrase),
    };

    private static string Metal(string colour) => colour == "yellow" ? "gold" : "silver";
}
