namespace KohyaPrep.Core.Captions;

/// <summary>What can be told of a portrait from its pixels.</summary>
public enum TraitKind
{
    Skin,
    Hair,
    Eyes,
    Headwear,
    Glasses,
    Beard,
}
