namespace KohyaPrep.Imaging.Scores;

/// <summary>
/// Finds, for a picture, the most similar one of many. While the pairs are few each is compared. Of more, each picture of the many votes
/// first, at a few dozen pixels, and only those with the most votes are compared: a copy shares most of these pixels and is never missed;
/// among pictures that are no copies the very nearest may be.
/// </summary>
internal sealed class NearestSearch
{
    /// <summary>Up to so many pairs each is compared: about a second's work.</summary>
    public const long MostPairs = 250_000;

    private const int Places = 32;
    private const int Candidates = 32;
    private const int FewestCommon = 64;

    private readonly NativePicture[] many;

    // By place and coarse colour, twice with shifted steps so that near colours share at least one of the two.
    private readonly Dictionary<(int Place, int Shift, int Cell), List<int>>? index;
    private readonly int[] places;

    /// <param name="many">What is searched in.</param>
    /// <param name="asking">For how many pictures.</param>
    public NearestSearch(NativePicture[] many, int asking)
    {
        this.many = many;
        places = [];
        if ((long)many.Length * asking <= MostPairs)
            return;
        int size = many[0].Colours.Length;
        Random random = new(1);
        places = [.. Enumerable.Range(0, Places).Select(_ => random.Next(size))];
        index = [];
        for (int i = 0; i < many.Length; i++)
        {
            foreach ((int, int, int) cell in Cells(many[i]))
            {
                if (!index.TryGetValue(cell, out List<int>? found))
                    index.Add(cell, found = []);
                found.Add(i);
            }
        }
    }

    /// <param name="asked">Matched as the generated one of the pair.</param>
    /// <param name="isMeant">Whether one of the many, by its place, counts.</param>
    /// <param name="votes">As many numbers as there are pictures to search in, all 0 before and after; one array a thread.</param>
    /// <returns>The place of the nearest, -1 where none counts; of equally near ones the first.</returns>
    public (int Place, double Match) Find(NativePicture asked, PairComparison comparison, Func<int, bool> isMeant, int[] votes)
    {
        (int place, double most) = (-1, -1);
        foreach (int i in index is null ? Enumerable.Range(0, many.Length) : Voted(asked, votes))
        {
            if (!isMeant(i))
                continue;
            double match = comparison.Match(asked, many[i]);
            if (match > most)
                (place, most) = (i, match);
        }

        return (place, most);
    }

    private List<int> Voted(NativePicture asked, int[] votes)
    {
        // What an eighth of all have in common tells nothing apart.
        int mostCommon = Math.Max(FewestCommon, many.Length / 8);
        List<int> touched = [];
        foreach ((int, int, int) cell in Cells(asked))
        {
            if (!index!.TryGetValue(cell, out List<int>? found) || found.Count > mostCommon)
                continue;
            foreach (int i in found)
            {
                if (votes[i]++ == 0)
                    touched.Add(i);
            }
        }

        List<int> voted = [.. touched.OrderByDescending(i => votes[i]).ThenBy(i => i).Take(Candidates + 1).Order()];
        foreach (int i in touched)
            votes[i] = 0;
        return voted.Count > 0 ? voted : [.. Enumerable.Range(0, Math.Min(Candidates, many.Length))];
    }

    private IEnumerable<(int Place, int Shift, int Cell)> Cells(NativePicture picture)
    {
        foreach (int place in places)
        {
            uint pixel = picture.Image.Pixels[place];
            for (int shift = 0; shift <= 8; shift += 8)
                yield return (place, shift, Step(pixel, shift) | (Step(pixel >> 8, shift) << 8) | (Step(pixel >> 16, shift) << 16));
        }
    }

    private static int Step(uint pixel, int shift) => ((int)(pixel & 0xFF) + shift) >> 4;
}
