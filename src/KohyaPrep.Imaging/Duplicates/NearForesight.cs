namespace KohyaPrep.Imaging.Duplicates;

/// <summary>
/// Comparisons that will most likely be asked for next, made with all cores before they are. The search itself goes on picture by picture, in one
/// order, and finds the answers ready; what was not foreseen is compared then. So the result never depends on the number of cores.
/// </summary>
/// <param name="areSame">Whether two pictures, by their places, are nearly the same; the second turned over or not. From any thread.</param>
internal sealed class NearForesight(Func<int, int, bool, bool> areSame)
{
    private readonly Dictionary<ulong, bool> answers = [];

    /// <summary>Forgets what was foreseen, and foresees anew.</summary>
    /// <param name="count">How many things there are to do side by side.</param>
    /// <param name="each">Given the number of one of them; asks by <see cref="Foresee"/>. From any thread.</param>
    public void Look(int count, Action<int, List<(ulong Question, bool Answer)>> each, CancellationToken cancellation)
    {
        List<(ulong Question, bool Answer)>[] found = new List<(ulong, bool)>[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i => each(i, found[i] = []));
        answers.Clear();
        foreach (List<(ulong Question, bool Answer)> list in found)
        {
            foreach ((ulong question, bool answer) in list)
                answers[question] = answer;
        }
    }

    /// <summary>Compares, and keeps the answer for later.</summary>
    /// <param name="found">Of what is being done.</param>
    public bool Foresee(int one, int other, bool isMirrored, List<(ulong Question, bool Answer)> found)
    {
        bool answer = areSame(one, other, isMirrored);
        found.Add((QuestionOf(one, other, isMirrored), answer));
        return answer;
    }

    public bool AreSame(int one, int other, bool isMirrored) =>
        answers.TryGetValue(QuestionOf(one, other, isMirrored), out bool answer) ? answer : areSame(one, other, isMirrored);

    private static ulong QuestionOf(int one, int other, bool isMirrored) => ((ulong)one << 32) | ((ulong)other << 1) | (isMirrored ? 1UL : 0);
}
