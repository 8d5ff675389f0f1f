namespace KohyaPrep.Core.Launches;

/// <summary>
/// Finds the cause of a failure in the errors of a run. Told by the exception's type, its words, and the functions that the
/// traceback leads through, since the same words mean another thing in another place.
/// </summary>
public static class CauseFinder
{
    // What is unmistakable by its words comes first, then what is known by its place, then what is only likely.
    private static readonly Func<ErrorView, CauseMatch?>[] Rules =
    [
        MachineCauses.Find, StateCauses.Find, PackageCauses.Find, DataCauses.Find, ModelCauses.Find, FileCauses.Find, OptionCauses.Find,
    ];

    /// <summary>Null when there was no error, or none that is known.</summary>
    public static CauseMatch? Of(RunProgress progress)
    {
        if (progress.SaidNoData)
            return new CauseMatch(Causes.NoData);
        ErrorView view = new(progress);
        return Rules.Select(rule => rule(view)).FirstOrDefault(match => match is not null);
    }
}
