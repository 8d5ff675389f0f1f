using KohyaPrep.Core.Scores;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Scores;

namespace KohyaPrep.Imaging.Tests.Scores;

/// <summary>The owners' 204 originals, decoded once.</summary>
internal static class RealPunks
{
    private static readonly Lazy<IReadOnlyList<(string Name, PixelImage Image)>> Decoded = new(() =>
        [.. PictureFolder.List(Folder, recursive: false).Select(name => (name, PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(Folder, name))).Pixels!))]);

    private static readonly Lazy<ReferenceSet> Measured = new(() => ReferenceSet.Of(Files(Decoded.Value)));

    public static ReferenceSet Set
    {
        get
        {
            _ = Folder;
            return Measured.Value;
        }
    }

    public static IReadOnlyList<(string Name, PixelImage Image)> Images
    {
        get
        {
            _ = Folder;
            return Decoded.Value;
        }
    }

    /// <summary>Skips the running test where they are not at hand.</summary>
    private static string Folder => Shared.Path("punks/images");

    public static IReadOnlyList<ScoredFile> Files(IEnumerable<(string Name, PixelImage Image)> images) =>
        [.. images.Select(picture => new ScoredFile(picture.Name, picture.Image, Reduction.None, false, ""))];
}
