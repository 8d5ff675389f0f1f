using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Preparations;

/// <summary>
/// Which pictures are held back to validate with. Pictures that are the same, nearly the same, the same at another size or mirrored are held back
/// together or not at all: a validation on what was learnt by heart says nothing. Chosen by the pictures' contents and the seed, so that neither
/// their names nor their order matter, and a few new pictures move few of the others.
/// </summary>
public static class ValidationChoice
{
    /// <param name="pictures">Those that can be decoded, in order.</param>
    /// <returns>Whether each is held back. No more than were asked for; fewer, where the next group would be too many.</returns>
    public static bool[] Of(IReadOnlyList<ImageFacts> pictures, Dataset dataset, DatasetSection section)
    {
        bool[] isHeld = new bool[pictures.Count];
        int asked = Count(pictures.Count, section.Validation);
        if (asked == 0)
            return isHeld;
        var groups = Groups(pictures, dataset)
            .Select(group => (Places: group, Key: ContentHash.Of($"{section.ValidationSeed} {group.Min(place => pictures[place].PixelHash)}")))
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        int held = 0;
        foreach ((List<int> places, _) in groups)
        {
            if (held + places.Count > asked)
                continue;
            held += places.Count;
            foreach (int place in places)
                isHeld[place] = true;
            if (held == asked)
                break;
        }

        return isHeld;
    }

    /// <summary>How many are asked for: a share is rounded to the nearest.</summary>
    public static int Count(int pictures, double validation) =>
        (int)Math.Min(int.MaxValue, validation < 1 ? Math.Round(pictures * validation, MidpointRounding.AwayFromZero) : validation);

    private static IEnumerable<List<int>> Groups(IReadOnlyList<ImageFacts> pictures, Dataset dataset)
    {
        int[] leader = [.. Enumerable.Range(0, pictures.Count)];
        Dictionary<string, int> first = new(StringComparer.Ordinal);
        Dictionary<string, int> placeOf = new(StringComparer.Ordinal);
        for (int i = 0; i < pictures.Count; i++)
        {
            placeOf[pictures[i].Path] = i;

            // An enlargement has the hash of the art that it shows.
            foreach (string hash in new[] { pictures[i].PixelHash, pictures[i].ArtHash }.Where(hash => hash.Length > 0))
            {
                if (!first.TryAdd(hash, i))
                    Join(leader, i, first[hash]);
            }
        }

        foreach (NearGroup near in dataset.NearDuplicates)
        {
            List<int> places = [.. near.Paths.Where(placeOf.ContainsKey).Select(path => placeOf[path])];
            foreach (int place in places.Skip(1))
                Join(leader, place, places[0]);
        }

        return Enumerable.Range(0, pictures.Count).GroupBy(place => Find(leader, place)).Select(group => group.ToList());
    }

    private static void Join(int[] leader, int one, int other)
    {
        (int low, int high) = (Find(leader, one), Find(leader, other));
        leader[Math.Max(low, high)] = Math.Min(low, high);
    }

    private static int Find(int[] leader, int place)
    {
        while (leader[place] != place)
        {
            leader[place] = leader[leader[place]];
            place = leader[place];
        }

        return place;
    }
}
