namespace KohyaPrep.Core.Captions;

/// <summary>What a field of a caption template stands for.</summary>
public enum CaptionField
{
    /// <summary>The words that call what is trained.</summary>
    Trigger,

    /// <summary>The class words.</summary>
    Class,

    /// <summary>The words of the file's name.</summary>
    Name,

    /// <summary>The file's name as it is, without extension.</summary>
    File,

    /// <summary>The words of the name of the folder that the picture lies in.</summary>
    Folder,

    /// <summary>How the background is painted.</summary>
    Background,

    /// <summary>The largest colours of the foreground.</summary>
    Colors,

    /// <summary>How many colours there are.</summary>
    ColorCount,

    /// <summary>Width and height.</summary>
    Size,

    /// <summary>The tone of a portrait's skin.</summary>
    Skin,

    /// <summary>The colour of a portrait's hair.</summary>
    Hair,

    /// <summary>The colour of a portrait's eyes.</summary>
    Eyes,

    /// <summary>What a portrait wears on the head.</summary>
    Headwear,

    /// <summary>Glasses or sunglasses.</summary>
    Glasses,

    /// <summary>A beard.</summary>
    Beard,

    /// <summary>What a vision model said.</summary>
    Vision,

    /// <summary>What a tagger said.</summary>
    Tags,
}
