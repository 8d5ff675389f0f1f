using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Measures;

/// <summary>The facts of a picture file, and its pixels for whoever goes on with them.</summary>
/// <param name="Pixels">Null unless the picture is whole.</param>
public sealed record MeasuredPicture(ImageFacts Facts, PixelImage? Pixels);
