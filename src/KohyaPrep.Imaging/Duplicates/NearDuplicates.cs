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

    /// <summary>In smaller sets it is not worth while to look ahead.</summary>
    private const int Many = 2000;

    /// <summary>In larger groups not all pairs are counted.</summary>
    private const int MostCounted = 24;

    /// <param name="pictures">All of the set, in the order of their paths.</param>
    /// <param name="compared">Where their pixels are, by their places in that order.</param>
    /// <param name="progress">Called with how much is done and how much there is to do.</param>
    /// <param name="looksAhead">Whether comparisons are made with all cores before they are asked for, which changes nothing but the time; null: where there are many.</param>
    /// <returns>In the order of the first path of each; pictures with equal pixels stand for each other, by the first path.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<NearGroup> Find(
        IReadOnlyList<ImageFacts> pictures, ComparedPictures compared, Action<int, int>? progress = null, bool? looksAhead = null, CancellationToken cancellation = default)
    {
        int[] places = Distinct(pictures);
        ImageFacts[] facts = Array.ConvertAll(places, place => pictures[place]);
        ulong[] hashes = Array.ConvertAll(facts, picture => picture.PerceptualBits!.Value);
        NearSearch search = new(hashes, AreSame, cancellation);
        NearWork work = new(facts, hashes, search, looksAhead ?? (facts.Length >= Many && Environment.ProcessorCount > 1), cancellation);
        work.JoinByMarks(progress);
        work.JoinByHashes();
        List<int[]> groups = search.Joined.Groups();
        NearGroup[] near = new NearGroup[groups.Count];
        Parallel.For(0, near.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i => near[i] = GroupOf(groups[i]));
        return
        [
            .. OtherSizes(pictures)
                .Concat(near)
                .Concat(search.Mirrored.GroupBy(pair => search.Joined.Root(pair.One)).Select(MirroredOf))
                .OrderBy(group => group.Paths[0], StringComparer.Ordinal)
                .ThenBy(group => group.Kind),
        ];

        bool AreSame(int one, int other, bool isMirrored)
        {
            (ImageFacts first, ImageFacts second) = (facts[one], facts[other]);
            if (!ComparedPictures.IsArt(first) || !ComparedPictures.IsArt(second))
            {
                return compared.LikenessOf(places[one], first) is { } likeness && compared.LikenessOf(places[other], second) is { } otherLikeness
                    && Likeness.AreSame(likeness, otherLikeness, isMirrored);
            }

            return (first.ArtWidth, first.ArtHeight) == (second.ArtWidth, second.ArtHeight)
                && compared.SpriteOf(places[one], first) is { } sprite && compared.SpriteOf(places[other], second) is { } otherSprite
                && SpriteAgreement.AreSame(sprite, otherSprite, isMirrored);
        }

        NearGroup GroupOf(int[] group)
        {
            int pairs = group.Length - 1;
            if (group.Length is > 2 and <= MostCounted)
                pairs = Enumerable.Range(0, group.Length).Sum(i => Enumerable.Range(0, i).Count(j => AreSame(group[i], group[j], false)));
            bool isOtherSize = Array.Exists(group, place => (facts[place].Width, facts[place].Height) != (facts[group[0]].Width, facts[group[0]].Height));
            return new NearGroup(isOtherSize ? NearKind.OtherSize : NearKind.Alike, PathsOf(group), pairs);
        }

        NearGroup MirroredOf(IEnumerable<(int One, int Other)> pairs)
        {
            (int One, int Other)[] all = [.. pairs.Distinct()];
            return new NearGroup(NearKind.Mirrored, PathsOf(all.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()), all.Length);
        }

        string[] PathsOf(IEnumerable<int> group) => [.. group.Select(place => facts[place].Path).Order(StringComparer.Ordinal)];
    }

    /// <summary>One of each kind of pixels, of an enlargement those of its art; what is broken or flat is left out.</summary>
    private static int[] Distinct(IReadOnlyList<ImageFacts> pictures)
    {
        HashSet<HashText> seen = new(pictures.Count);
        List<int> places = [];
        for (int i = 0; i < pictures.Count; i++)
        {
            ImageFacts picture = pictures[i];
            if (picture.PerceptualBits is not null && picture.Entropy >= LeastEntropy && PictureExtension.IsRead(picture.Path) && seen.Add(picture.ArtIdentity))
                places.Add(i);
        }

        return [.. places];
    }

    /// <summary>Equal art at different sizes: an exact enlargement is among them.</summary>
    private static IEnumerable<NearGroup> OtherSizes(IReadOnlyList<ImageFacts> pictures)
    {
        HashSet<HashText> enlarged = [.. pictures.Where(picture => picture.ArtIdentity != picture.PixelIdentity).Select(picture => picture.ArtIdentity)];
        return
            from picture in pictures
            where enlarged.Count > 0 && enlarged.Contains(picture.ArtIdentity) && PictureExtension.IsRead(picture.Path)
            group picture by picture.ArtIdentity into same
            let sizes = same.DistinctBy(picture => (picture.Width, picture.Height)).ToArray()
            where sizes.Length > 1
            select new NearGroup(NearKind.OtherSize, [.. sizes.Select(picture => picture.Path).Order(StringComparer.Ordinal)], sizes.Length - 1);
    }
}
