namespace KohyaPrep.Captioning.Taggers;

/// <summary>What a tag is about, with the numbers that Danbooru and the taggers trained on it give.</summary>
public enum TagCategory
{
    General = 0,
    Artist = 1,
    Copyright = 3,
    Character = 4,
    Meta = 5,
    Rating = 9,
}
