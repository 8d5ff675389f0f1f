using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Reports;

/// <summary>All that a page shows of a run.</summary>
public sealed record ReportedRun(RunRecord Run)
{
    /// <summary>What it trained, for people: <c>LoRA on SD 1.5, 24×24</c>.</summary>
    public string Title { get; init; } = "";

    /// <summary>Every setting that the trainer got, with where it came from.</summary>
    public IReadOnlyList<ExplainedSection> Settings { get; init; } = [];

    /// <summary>By rising step.</summary>
    public IReadOnlyList<LossPoint> Losses { get; init; } = [];

    public SetScore? Score { get; init; }

    /// <summary>Scores of its checkpoints; null when only one was scored.</summary>
    public EpochComparison? Epochs { get; init; }

    public IReadOnlyList<ReportedPrompt> Prompts { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ReportedSample> Samples { get; init; } = [];

    public IReadOnlyList<ReportedPalette> Palettes { get; init; } = [];

    public RunMachine? Machine { get; init; }

    /// <summary>What tells it from the other runs on the page: its place in a sweep, or its id.</summary>
    public string ShortName => Run.Sweep.Count > 0 ? string.Join(", ", Run.Sweep.Select(pair => $"{pair.Key[(pair.Key.LastIndexOf('.') + 1)..]}={pair.Value}")) : Run.Id;
}
