using System.Numerics;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>
/// Sizes that the trainer reads off the names of cached latents instead of the pictures (train_util.py:2002-2035). Leftover caches of an earlier
/// state of the folder count as well.
/// </summary>
internal static class LatentSizes
{
    /// <param name="pictures">In the trainer's order.</param>
    /// <returns>A size for each picture, or null where no cache is found.</returns>
    public static PixelSize?[] Of(string folder, IReadOnlyList<string> pictures, LoadContext context)
    {
        PixelSize?[] sizes = new PixelSize?[pictures.Count];
        if (context.LatentSuffix is not { } suffix)
            return sizes;
        string[] caches = [.. context.Disk.WithEnding(folder, suffix).OrderBy(path => path, StringComparer.Ordinal)
            .OrderBy(WithoutSize, CodePointOrder.Instance)];
        int next = 0;
        for (int i = 0; i < pictures.Count && next < caches.Length; i++)
        {
            string stem = PythonPath.Stem(pictures[i]);
            while (next < caches.Length)
            {
                string head = caches[next].Length > stem.Length ? caches[next][..stem.Length] : caches[next];
                int order = CodePointOrder.Instance.Compare(head, stem);
                if (order == 0)
                    sizes[i] = InName(caches[next]);
                if (order >= 0)
                    break;
                next++;
            }
        }

        return sizes;
    }

    /// <exception cref="TrainerStop">There is no size in the name.</exception>
    public static PixelSize InName(string cache)
    {
        string[] parts = PythonPath.Stem(cache).Split('_');
        string[] sides = parts.Length >= 2 ? parts[^2].Split('x') : [];
        if (sides is [var width, var height])
        {
            if (PythonValue.ParseWhole(width) is { } wide && PythonValue.ParseWhole(height) is { } high)
                return new PixelSize((int)BigInteger.Min(wide, int.MaxValue), (int)BigInteger.Min(high, int.MaxValue));
            throw Stop(414);
        }

        throw Stop(413);

        TrainerStop Stop(int line) => TrainerStop.InDataset("ValueError", $"library/strategy_base.py:{line}",
            $"The cached latents {cache} have no size in their name.", "Delete the file; the trainer makes it anew where it needs it.");
    }

    // name_0512x0768_sdxl.npz without its last two parts.
    private static string WithoutSize(string path)
    {
        int last = path.LastIndexOf('_');
        int before = last > 0 ? path.LastIndexOf('_', last - 1) : -1;
        return before >= 0 ? path[..before] : last >= 0 ? path[..last] : path;
    }
}
