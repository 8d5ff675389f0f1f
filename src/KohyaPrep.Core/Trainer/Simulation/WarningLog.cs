namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>The places from which the trainer warns, each once: file and line at <see cref="OptionCatalogue.Commit"/>.</summary>
internal sealed class WarningLog
{
    private readonly SortedSet<string> places = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Places => [.. places];

    public void Add(string place) => places.Add(place);
}
