namespace KohyaPrep.Imaging.Canvases;

/// <summary>
/// What a border around a picture is filled with. All three keep art pixels whole, at any factor of enlargement.
/// </summary>
public enum BorderFill
{
    /// <summary>The nearest pixel of the picture's edge, drawn out: aaa|abc|ccc.</summary>
    Edge,

    /// <summary>
    /// The picture mirrored at its edge, the edge's own pixel twice: cba|abc|cba, over again where the border is wider than the
    /// picture.
    /// </summary>
    Mirror,

    /// <summary>One colour.</summary>
    Colour,
}
