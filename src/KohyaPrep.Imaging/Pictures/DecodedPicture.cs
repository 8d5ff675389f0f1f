using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Pictures;

/// <summary>What came of decoding a picture file.</summary>
/// <param name="Trouble">What is the matter with it, in one sentence without a full stop; empty when nothing is.</param>
/// <param name="Pixels">Null unless <paramref name="Readability"/> is <see cref="Readability.Whole"/>.</param>
public sealed record DecodedPicture(PictureHeader Header, Readability Readability, string Trouble, PixelImage? Pixels);
