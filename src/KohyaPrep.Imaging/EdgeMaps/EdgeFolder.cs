using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>Edge maps of a folder of pictures, without a recipe.</summary>
/// <param name="root">The folder of pictures, absolute.</param>
/// <param name="fit">The side of the square that pictures are enlarged to first, in pixels; null for their own size.</param>
public sealed class EdgeFolder(string root, bool recursive, EdgeSection edges, int? fit)
{
    /// <summary>Brings a folder to one map for each picture, with the picture's path and the extension .png.</summary>
    /// <exception cref="KohyaPrepException">A picture cannot be decoded or does not fit; the folder cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing was changed.</exception>
    public OutputResult Write(string output, bool force, Action<int, int>? progress, CancellationToken cancellation)
    {
        List<string> pictures = Pictures();
        if (FolderPlace.IsInside(output, root))
            throw new KohyaPrepException($"{output}: the edge maps would lie among the pictures. Choose an --out beside {root}.");
        if (pictures.GroupBy(Dataset.KeyOf, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new KohyaPrepException($"{root}: {string.Join(" and ", twins)} would have the same edge map. Rename one of them.");

        Dictionary<string, string> sources = new(StringComparer.Ordinal);
        List<OutputJob> jobs = [.. pictures.Select(path => Job(path, sources))];
        OutputRequest request = new(jobs)
        {
            Settings = new Dictionary<string, string> { ["edges"] = edges.ToString(), ["fit"] = $"{fit}" },
            Sources = sources,
            Force = force,
        };
        return new OutputFolder(output).Apply(request, progress, cancellation);
    }

    /// <summary>How many maps there will be.</summary>
    /// <exception cref="KohyaPrepException">The folder cannot be read, or has no pictures.</exception>
    public int Count() => Pictures().Count;

    /// <summary>A sheet of some of the pictures with their maps, evenly from all.</summary>
    /// <returns>A PNG file.</returns>
    /// <exception cref="KohyaPrepException">A picture cannot be decoded or does not fit; the folder cannot be read.</exception>
    public byte[] Sheet(string title)
    {
        List<string> pictures = Pictures();
        int count = Math.Min(EdgeSheet.Most, pictures.Count);
        return EdgeSheet.Draw(title, pictures.Count, [.. Enumerable.Range(0, count).Select(i =>
        {
            string path = pictures[(int)((long)i * pictures.Count / count)];
            (PixelImage picture, EdgeMap map) = Draw(path);
            return (Dataset.KeyOf(path), picture, map);
        })]);
    }

    private List<string> Pictures()
    {
        if (!Directory.Exists(root))
            throw new KohyaPrepException($"{root}: there is no such folder of pictures. Correct the path.");
        List<string> pictures = [.. PictureFolder.List(root, recursive).Where(PictureExtension.IsRead)];
        return pictures.Count > 0
            ? pictures
            : throw new KohyaPrepException($"{root}: there are no pictures in it. The trainer reads png, jpg, jpeg, webp and bmp.");
    }

    private OutputJob Job(string path, Dictionary<string, string> sources)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(root, path));
        string hash = ContentHash.Of(file);
        sources[path] = hash;
        return new OutputJob([new OutputFile(Dataset.KeyOf(path) + ".png", $"2 {hash} {edges} {fit}")], () => [Draw(path).Map.ToPng()]);
    }

    private (PixelImage Picture, EdgeMap Map) Draw(string path)
    {
        DecodedPicture decoded = PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(root, path)));
        PixelImage pixels = decoded.Pixels ?? throw new KohyaPrepException($"{Path.Combine(root, path)}: {decoded.Trouble}. `kohyaprep check {root}` says more.");
        int side = Math.Max(pixels.Width, pixels.Height);
        if (fit < side)
            throw new KohyaPrepException($"{Path.Combine(root, path)}: {pixels.Width}×{pixels.Height} does not fit {fit}×{fit}. Choose a larger --fit.");
        return (pixels, fit is { } size
            ? EdgeDrawing.Draw(pixels, new CanvasStep(size / side, size, size, Border.Edge, null), edges)
            : EdgeDrawing.Draw(pixels, edges));
    }
}
