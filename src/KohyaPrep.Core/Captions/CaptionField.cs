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

    /// <summary>How the background is painted.</summary>
    Background,

    /// <summary>The largest colours of the foreground.</summary>
    Colors,

    /// <summary>How many colours there are.</summary>
    ColorCount,

    /// <summary>Width and height.</summary>
    Size,
}
