namespace KohyaPrep.Punks.Drawing;

/// <summary>What a pixel shows.</summary>
public enum Layer
{
    Background,
    Skin,
    Eyes,
    Mouth,
    Hair,
    Beard,
    Clothes,
    Headwear,
    Glasses,
    Earring,
    Necklace,
}
