using System.Text;
using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Tests.Rules;

/// <summary>Subjects for rules, good unless told otherwise.</summary>
internal static class Subjects
{
    public static ImageFacts Picture(string path = "a.png") => new()
    {
        Path = path,
        FileSize = 600,
        Format = Path.GetExtension(path).ToLowerInvariant() switch { ".jpg" or ".jpeg" => "jpeg", var other => other.TrimStart('.') },
        Readability = Readability.Whole,
        Width = 24,
        Height = 24,
        Mode = "RGB",
        BitDepth = 8,
        Colours = 20,
        LightShare = 0.05,
        PixelHash = $"pixels of {path}",
        FileHash = $"bytes of {path}",
    };

    public static CaptionFacts Caption(string path = "a.txt", string text = "punk") => CaptionReader.Read(Encoding.UTF8.GetBytes(text), path, $"set/{path}");

    public static Dataset Set(IReadOnlyList<ImageFacts> pictures, params CaptionFacts[] captions) => new("/data/set", "set", pictures, captions, null);

    public static DatasetSubject Subject(IReadOnlyList<ImageFacts> pictures, params CaptionFacts[] captions) => new(Set(pictures, captions), new DatasetUse());

    public static DatasetSubject WithMaps(IReadOnlyList<ImageFacts> pictures, params ImageFacts[] maps) =>
        new(Set(pictures) with { EdgeMaps = new EdgeMapFolder("/data/edges", "edges", maps) }, new DatasetUse { UsesBuckets = true });
}
