using System.Globalization;
using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Duplicates;

/// <summary>
/// Finds pictures of a set that are nearly the same, as they are, turned over, or at another size, without ever comparing all with all. Sprites are
/// confirmed pixel by pixel (CIEDE2000 of 5 or less on nine of ten), other pictures by a likeness of 32×32.
/// </summary>
public static class NearDuplicates
{
    /// <summary>Pictures with less to see than so many bits of entropy look all alike.</summary>
    private const double LeastEntropy = 0.5;

    /// <summary>In larger groups not all pairs are counted.</summary>
    private const int MostCounted = 24;

    /// <param name="pictures">All of the set, in the order of their paths.</param>
    /// <param name="compared">Where their pixels are, by their places in that order.</param>
    /// <returns>In the order of the first path of each; pictures with equal pixels stand for each other, by the first path.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<NearGroup> Find(IReadOnlyList<ImageFacts> pictures, ComparedPictures compared, CancellationToken cancellation = default)
    {
        int[] places = Distinct(pictures);
        ImageFacts[] facts = [.. places.Select(place => pictures[place])];
        ulong[] hashes = [.. facts.Select(picture => ulong.Parse(picture.PerceptualHash, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        NearSearch search = new(facts, hashes, AreSame);
        JoinByMarks(facts, search, cancellation);
        JoinByHashes(facts, hashes, search, cancellation);
        return
        [
            .. OtherSizes(pictures)
                .Concat(search.Groups().Select(GroupOf))
                .Concat(search.Mirrored.GroupBy(pair => search.Root(pair.One)).Select(MirroredOf))
                .OrderBy(group => group.Paths[0], StringComparer.Ordinal)
                .ThenBy(group => group.Kind),
        ];

        bool AreSame(int one, int other, bool isMirrored)
        {
            (ImageFacts first, ImageFacts second) = (facts[one], facts[other]);
            bool areArt = ComparedPictures.IsArt(first) && ComparedPictures.IsArt(second);
            if (areArt && (first.ArtWidth, first.ArtHeight) != (second.ArtWidth, second.ArtHeight))
                return false;
            if (compared.Of(places[one], first) is not { } pixels || compared.Of(places[other], second) is not { } others)
                return false;
            return areArt ? SpriteAgreement.AreSame(pixels, others, isMirrored) : Likeness.AreSame(Small(first, pixels), Small(second, others), isMirrored);
        }

        NearGroup GroupOf(int[] group)
        {
            int pairs = group.Length - 1;
            if (group.Length is > 2 and <= MostCounted)
                pairs = Enumerable.Range(0, group.Length).Sum(i => Enumerable.Range(0, i).Count(j => AreSame(group[i], group[j], false)));
            bool isOtherSize = group.Any(place => (facts[place].Width, facts[place].Height) != (facts[group[0]].Width, facts[group[0]].Height));
            return new NearGroup(isOtherSize ? NearKind.OtherSize : NearKind.Alike, PathsOf(group), pairs);
        }

        NearGroup MirroredOf(IEnumerable<(int One, int Other)> pairs)
        {
            (int One, int Other)[] all = [.. pairs.Distinct()];
            return new NearGroup(NearKind.Mirrored, PathsOf(all.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()), all.Length);
        }

        string[] PathsOf(IEnumerable<int> group) => [.. group.Select(place => facts[place].Path).Order(StringComparer.Ordinal)];
    }

    private static PixelImage Small(ImageFacts facts, PixelImage pixels) => ComparedPictures.IsArt(facts) ? Likeness.Of(pixels) : pixels;

    /// <summary>One of each kind of pixels, of an enlargement those of its art; what is broken or flat is left out.</summary>
    private static int[] Distinct(IReadOnlyList<ImageFacts> pictures)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<int> places = [];
        for (int i = 0; i < pictures.Count; i++)
        {
            ImageFacts picture = pictures[i];
            if (picture.PerceptualHash.Length > 0 && picture.Entropy >= LeastEntropy && PictureExtension.IsRead(picture.Path) && seen.Add(Shown(picture)))
                places.Add(i);
        }

        return [.. places];
    }

    private static string Shown(ImageFacts picture) => picture.ArtHash.Length > 0 ? picture.ArtHash : picture.PixelHash;

    /// <summary>Equal art at different sizes.</summary>
    private static IEnumerable<NearGroup> OtherSizes(IReadOnlyList<ImageFacts> pictures) =>
        from picture in pictures
        where picture.PixelHash.Length > 0 && PictureExtension.IsRead(picture.Path)
        group picture by Shown(picture) into same
        let sizes = same.DistinctBy(picture => (picture.Width, picture.Height)).ToArray()
        where sizes.Length > 1
        select new NearGroup(NearKind.OtherSize, [.. sizes.Select(picture => picture.Path).Order(StringComparer.Ordinal)], sizes.Length - 1);

    /// <summary>Sprites that share a mark meet in a bucket; those whose mirror images do, on the other side of it.</summary>
    private static void JoinByMarks(ImageFacts[] facts, NearSearch search, CancellationToken cancellation)
    {
        List<ulong> keys = [];
        Span<int> marks = stackalloc int[SpriteMarks.Count];
        for (int place = 0; place < facts.Length; place++)
        {
            if (!SpriteMarks.Read(facts[place].Marks, marks))
                continue;
            for (int mark = 0; mark < marks.Length; mark++)
                keys.Add(((ulong)(mark / 2) << 57) | ((ulong)marks[mark] << 33) | ((ulong)(mark % 2) << 32) | (uint)place);
        }

        keys.Sort();
        ReadOnlySpan<ulong> sorted = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(keys);
        int[] members = Array.ConvertAll(keys.ToArray(), key => (int)(uint)key);

        // All are joined before any is turned over: of one group one mirror image is enough.
        ForEachBucket(sorted, 32, (from, to) => search.Join(members.AsSpan(from, to - from)), cancellation);
        ForEachBucket(sorted, 33, (from, to) =>
        {
            int turned = from;
            while (turned < to && ((keys[turned] >> 32) & 1) == 0)
                turned++;
            search.Turn(members.AsSpan(from, turned - from), members.AsSpan(turned, to - turned));
        }, cancellation);
    }

    private static void ForEachBucket(ReadOnlySpan<ulong> sorted, int shift, Action<int, int> visit, CancellationToken cancellation)
    {
        for (int from = 0; from < sorted.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            int to = from + 1;
            while (to < sorted.Length && sorted[to] >> shift == sorted[from] >> shift)
                to++;
            if (to - from > 1)
                visit(from, to);
            from = to;
        }
    }

    /// <summary>What is no sprite has its hash alone; sprites meet there what became of them as photographs of themselves.</summary>
    private static void JoinByHashes(ImageFacts[] facts, ulong[] hashes, NearSearch search, CancellationToken cancellation)
    {
        if (Array.TrueForAll(facts, ComparedPictures.IsArt))
            return;
        BandIndex index = new(hashes);
        List<int> found = [];
        for (int place = 0; place < facts.Length; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ComparedPictures.IsArt(facts[place]))
                continue;
            index.Find(hashes[place], found);
            foreach (int other in found)
                search.Join([Math.Min(place, other), Math.Max(place, other)]);
            index.Find(hashes[place] ^ Measures.PerceptualHash.MirroredBits, found);
            foreach (int other in found)
                search.Turn([Math.Min(place, other)], [Math.Max(place, other)]);
        }
    }
}
